import type { Party } from './calls.ts';
import type { Contact } from './contacts.ts';
import { sameNumber } from './phone-numbers.ts';
import type { PhoneUser } from './users.ts';

/** Who is behind a number, as far as it is known. */
export interface Caller {
  /** For people to read; never empty: in the end the number, or that it is withheld. */
  name: string;
  /** Empty when it is withheld. */
  number: string;
  /** Whose word it is: a colleague, one of the person's contacts, the name that came with the call, or nobody's. */
  known: 'colleague' | 'contact' | 'sent' | 'nobody';
  colleague?: PhoneUser;
}

/** Who calls: looked up among colleagues and contacts. One for all that name a caller: lists, notices, pages. */
export interface Callers {
  /**
   * In the order of the parties. Never throws: who cannot be looked up goes by the name that came with the call.
   * @param owner whose contacts are looked into; without a connected account only colleagues are
   */
  look(owner: PhoneUser, parties: readonly Party[]): Promise<readonly Caller[]>;
  /** The contacts of this person that a text may mean; none without a connected account. Never throws. */
  contacts(owner: PhoneUser, text: string): Promise<readonly Contact[]>;
}

export const WITHHELD = 'Number withheld';

/** What comes with a call is the last resort: colleagues and contacts have names that somebody here has given them. */
export function callerOf(
  { number, name }: Party,
  colleagues: readonly PhoneUser[],
  contacts: readonly Contact[],
): Caller {
  if (number === '') return { name: name || WITHHELD, number, known: name === '' ? 'nobody' : 'sent' };
  const colleague = colleagues.find(
    ({ extension, mobile }) => extension === number || (mobile !== '' && sameNumber(mobile, number)),
  );
  if (colleague) return { name: colleague.name, number, known: 'colleague', colleague };
  const contact = contacts.find(({ numbers }) => numbers.some((one) => sameNumber(one.number, number)));
  if (contact) return { name: contact.name, number, known: 'contact' };
  return name === '' ? { name: number, number, known: 'nobody' } : { name, number, known: 'sent' };
}
