import type { Contact } from '../../src/core/contacts.ts';
import { sameNumber } from '../../src/core/phone-numbers.ts';

/** One of the person's own, with this name and number. */
export function isSame(contact: Contact, name: string, number: string): boolean {
  return (
    !contact.shared &&
    contact.name.toLowerCase() === name.toLowerCase() &&
    contact.numbers.some((one) => sameNumber(one.number, number))
  );
}
