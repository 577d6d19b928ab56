import { z } from 'zod';
import { buttons, call, card, facts, press, text } from '../../cards/build.ts';
import type { Button } from '../../cards/model.ts';
import { pageButtons, pageOf } from '../../cards/paging.ts';
import { forAllButtons, MOST_PEOPLE } from '../../cards/several.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { presenceLabel, presenceWords } from '../../src/core/phone-words.ts';
import type { PresenceState } from '../../src/core/presence.ts';
import { hasRole, type Principal } from '../../src/core/principal.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import { contactCard, contactRow } from './_contacts.ts';
import { FIND } from './_find-examples.ts';

/** Colleagues by name, extension or e-mail, with their presence; then the person's and the company's contacts. */
export default defineCommand({
  id: 'user.find',
  words: ['find {query}'],
  summary: 'Find people and contacts by name, number or e-mail',
  effect: 'read',
  access: 'everyone',
  uses: ['directory'],
  seeks: 'query',
  repeat: 'safe',
  input: z.object({ query: field.text('Name, extension or e-mail', 128), skip: field.skip() }),
  examples: FIND,
  async run({ who, phone, services }, { query, skip }) {
    const [found, contacts] = await Promise.all([
      phone.directory.find(query),
      services.callers.contacts(who.phone, query),
    ]);
    const elsewhere = (await services.people.elsewhere(who, query, found)).map(({ system, label, people: there }) =>
      press(`${there.length} in ${label}`, { ...call('user.find', { query }), system }),
    );
    const rows = pageOf(found, skip);
    const [only] = rows;
    const [contact, ...further] = contacts;
    if (!only && !contact) {
      return {
        card: card(`Nobody found for "${cut(query)}"`, 'neutral', [
          text('Try a part of the name, the extension or the e-mail address.'),
          buttons(...elsewhere),
        ]),
      };
    }
    if (!only && contact && further.length === 0) return { card: contactCard(contact) };
    const states = await Promise.all(rows.map((person) => phone.directory.presence(person.id).catch(() => undefined)));
    if (only && found.length === 1 && contacts.length === 0 && elsewhere.length === 0)
      return { card: personCard(who, only, states[0]) };
    const people = {
      kind: 'table' as const,
      columns: ['Name', 'Presence', 'Extension'],
      rows: rows.map((person, at) => [person.name, presenceOf(states[at]), person.extension]),
    };
    return {
      card: card(`${counted(found.length, contacts.length)} for "${cut(query)}"`, 'neutral', [
        only && people,
        buttons(
          ...rows.slice(0, 5).map((person) => press(inOneLine(person), call('user.find', { query: exactly(person) }))),
        ),
        // What administrators see; whether they may is judged when they press.
        rows.length > 1 && hasRole(who, 'admin')
          ? buttons(
              ...forAllButtons(
                rows.map((person) => person.id),
                MOST_PEOPLE,
              ),
            )
          : undefined,
        buttons(...elsewhere),
        contacts.length > 0 ? { kind: 'rows', rows: pageOf(contacts, skip).map(contactRow) } : undefined,
        buttons(
          ...pageButtons({ skip, total: Math.max(found.length, contacts.length) }, (next) =>
            call('user.find', { query, skip: next }),
          ),
        ),
      ]),
    };
  },
});

function personCard(who: Principal, person: PhoneUser, state: PresenceState | undefined) {
  const on = { user: { id: person.id } };
  const other = person.id !== who.phone.id && person.enabled;
  const dial: Button | undefined = other && person.extension !== '' ? dialButton(person) : undefined;
  return card(person.name, 'neutral', [
    facts({
      Presence: state ? presenceWords(state) : 'Not known',
      Extension: person.extension,
      Mobile: person.mobile || undefined,
      'E-mail': person.email || undefined,
      Department: person.department || undefined,
      Account: person.enabled ? undefined : 'Switched off',
    }),
    buttons(
      dial,
      other
        ? press('Start a meeting', call('meeting.start', { invitees: [{ id: person.id }] }), {
            says: `Start a meeting with ${person.name}`,
          })
        : undefined,
      // What administrators see; whether they may is judged when they press.
      hasRole(who, 'admin') ? press('Details', call('user.show', on)) : undefined,
    ),
  ]);
}

/** Some have no extension, in systems where telephones are another's. */
function inOneLine({ name, extension }: PhoneUser): string {
  return extension === '' ? name : `${name} · ${extension}`;
}

function exactly({ name, extension, email }: PhoneUser): string {
  return extension || email || name;
}

/** Dials with whatever telephone the reader's device has. */
function dialButton({ name, extension }: PhoneUser): Button {
  return { kind: 'page', label: 'Call', style: 'primary', page: 'call', about: { number: extension, name: cut(name) } };
}

function counted(people: number, contacts: number): string {
  const parts = [
    people === 0 ? '' : people === 1 ? '1 person' : `${people} people`,
    contacts === 0 ? '' : contacts === 1 ? '1 contact' : `${contacts} contacts`,
  ];
  return parts.filter((part) => part !== '').join(' and ');
}

function presenceOf(state: PresenceState | undefined): string {
  return state ? presenceLabel(state.presence) : 'Not known';
}

function cut(query: string): string {
  return query.length > 30 ? `${query.slice(0, 29)}…` : query;
}
