import { z } from 'zod';
import { buttons, call, card, facts, press, text } from '../../cards/build.ts';
import { forAllButtons, MOST_PEOPLE } from '../../cards/several.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import type { PhoneUser, PresenceState } from '../../src/core/phone.ts';
import { presenceLabel, presenceWords } from '../../src/core/phone-words.ts';
import { hasRole } from '../../src/core/principal.ts';
import { FIND } from './_examples.ts';

const ROWS = 10;

/** People by name, extension or e-mail, with their presence. */
export default defineCommand({
  id: 'user.find',
  words: ['find {query}'],
  summary: 'Find people by name, extension or e-mail',
  effect: 'read',
  access: 'everyone',
  uses: ['directory'],
  repeat: 'safe',
  input: z.object({ query: field.text('Name, extension or e-mail', 128) }),
  examples: FIND,
  async run({ who, phone }, { query }) {
    const found = await phone.directory.find(query);
    const rows = found.slice(0, ROWS);
    const [only] = rows;
    if (!only) {
      return {
        card: card(`Nobody found for "${cut(query)}"`, 'neutral', [
          text('Try a part of the name, the extension or the e-mail address.'),
        ]),
      };
    }
    const states = await Promise.all(rows.map((person) => phone.directory.presence(person.id).catch(() => undefined)));
    if (rows.length === 1) return { card: personCard(only, states[0]) };
    return {
      card: card(`${found.length} people for "${cut(query)}"`, 'neutral', [
        {
          kind: 'table',
          columns: ['Name', 'Presence', 'Extension'],
          rows: rows.map((person, at) => [person.name, presenceOf(states[at]), person.extension]),
        },
        found.length > ROWS ? text(`And ${found.length - ROWS} more. Type a longer part of the name.`) : undefined,
        buttons(
          ...rows
            .slice(0, 5)
            .map((person) =>
              press(`${person.name} · ${person.extension}`, call('user.find', { query: person.extension })),
            ),
        ),
        // What administrators see; whether they may is judged when they press.
        hasRole(who, 'admin')
          ? buttons(
              ...forAllButtons(
                rows.map((person) => person.id),
                MOST_PEOPLE,
              ),
            )
          : undefined,
      ]),
    };
  },
});

function personCard(person: PhoneUser, state: PresenceState | undefined) {
  return card(person.name, 'neutral', [
    facts({
      Presence: state ? presenceWords(state) : 'Not known',
      Extension: person.extension,
      Mobile: person.mobile || undefined,
      'E-mail': person.email || undefined,
      Department: person.department || undefined,
      Account: person.enabled ? undefined : 'Switched off',
    }),
  ]);
}

function presenceOf(state: PresenceState | undefined): string {
  return state ? presenceLabel(state.presence) : 'Not known';
}

function cut(query: string): string {
  return query.length > 30 ? `${query.slice(0, 29)}…` : query;
}
