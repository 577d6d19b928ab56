import { z } from 'zod';
import type { Contact, ContactNumber } from '../../../src/core/contacts.ts';
import { id, listOf, text } from './values.ts';

/** Contacts as PortSIP answers them (section 9.9 of the reference). */

const NUMBERS = {
  business: 'Business',
  business2: 'Business',
  mobile_phone: 'Mobile',
  mobile_phone2: 'Mobile',
  home_phone: 'Home',
  home_phone2: 'Home',
  other: 'Other',
} as const;

const fields = z.object({
  id,
  name: text,
  company: text,
  email: text,
  business: text,
  business2: text,
  mobile_phone: text,
  mobile_phone2: text,
  home_phone: text,
  home_phone2: text,
  other: text,
  sync_type: text,
});

function contactOf(one: z.output<typeof fields>, shared: boolean): Contact {
  const numbers = Object.entries(NUMBERS).flatMap(([member, label]): ContactNumber[] => {
    const number = Object.entries(one).find(([name]) => name === member)?.[1] ?? '';
    return number === '' ? [] : [{ label, number }];
  });
  return {
    id: one.id,
    name: one.name || one.company || one.email || 'Without a name',
    company: one.company,
    email: one.email.trim().toLowerCase(),
    numbers,
    shared,
    syncedFrom: one.sync_type,
  };
}

/** A member of `GET /user/contacts`. */
export const contact = fields.transform((one) => contactOf(one, false));

/** The diff of a fresh cursor over business contacts. What was deleted may come with blank fields. */
export const businessContacts = listOf(fields.extend({ change_type: text })).transform(({ items }) =>
  items.filter((one) => one.change_type !== 'DELETED').map((one) => contactOf(one, true)),
);

/** An opened change cursor. */
export const cursor = z.object({ token: z.string().min(1) });
