import { sameNumber } from './phone-numbers.ts';

export interface ContactNumber {
  /** As people call it: "Business", "Mobile". */
  label: string;
  number: string;
}

export interface Contact {
  id: string;
  name: string;
  company: string;
  email: string;
  numbers: readonly ContactNumber[];
  /** In the company's address book, not in the person's own. */
  shared: boolean;
  /** The directory that owns the record; '' when it is the phone system's own. */
  syncedFrom: string;
}

export interface NewContact {
  name: string;
  number: string;
  company?: string;
  email?: string;
}

/** Whom a person can look up beside colleagues, with their own token. */
export interface OwnContacts {
  /** The person's own contacts and the company's, up to a few thousand of each. */
  list(): Promise<readonly Contact[]>;
  /** Into the person's own contacts. Resolves with its id. */
  add(contact: NewContact): Promise<string>;
  /** Out of the person's own. Throws `not-found` when it is not there. */
  remove(id: string): Promise<void>;
}

/** Contacts that a text may mean: the beginning of every word in name or company, a part of the address, or the number. */
export function matchContacts<C extends Contact>(contacts: readonly C[], text: string): C[] {
  const wanted = folded(text);
  if (wanted === '') return [];
  const words = wanted.split(' ');
  const fits = ({ name, company, email, numbers }: Contact) => {
    const own = folded(`${name} ${company}`).split(' ');
    return (
      words.every((word) => own.some((part) => part.startsWith(word))) ||
      (wanted.includes('@') && folded(email).includes(wanted)) ||
      numbers.some(({ number }) => sameNumber(number, text))
    );
  };
  return contacts.filter(fits).toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Case, accents and runs of blanks do not matter. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
