import { z } from 'zod';
import { buttons, call, card, facts, press, text } from '../../cards/build.ts';
import type { Block, Card } from '../../cards/model.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { hasRole, type Principal } from '../../src/core/principal.ts';
import type { Speech } from '../../src/core/speech.ts';
import type { SyncOverview, SyncService } from '../../src/core/sync/service.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import { STATUS } from './_examples.ts';
import { personCard, type SetUp } from './_sync.ts';

const NAMED = 10;

/** How presence is kept in step: for oneself, for somebody else, and for administrators over everybody. */
export default defineCommand({
  id: 'sync.status',
  words: ['sync [{user}]', 'presence why [{user}]'],
  summary: 'Show how your presence is kept in step with Teams and Slack, and why',
  effect: 'read',
  access: { others: 'admin' },
  uses: [],
  repeat: 'safe',
  input: z.object({
    user: field.person().optional(),
    /** Everybody, or (`mine`) an administrator themself: filled by buttons. */
    all: field.hidden(z.boolean()).optional(),
    mine: field.hidden(z.boolean()).optional(),
  }),
  examples: STATUS,
  async run({ who, services, say, firstWord }, { user, mine, all }) {
    const { places } = services.sync;
    if (places.length === 0) return { card: nothingSetUp() };
    // "why am I on dnd" is about oneself, whoever asks; over everybody an administrator looks with `sync`.
    const wantsAll = all === true || (firstWord === 'sync' && mine !== true);
    if (user === undefined && wantsAll && hasRole(who, 'admin'))
      return { card: overview(await services.sync.overview()) };
    return { card: await one(services.sync, who, user ?? who.phone, { places, say }) };
  },
});

async function one(
  sync: SyncService,
  who: Principal,
  person: PhoneUser,
  { places, say }: { places: SetUp; say: Speech },
): Promise<Card> {
  const view = await sync.show(person);
  const own = who.phones.some(({ system, id }) => system === person.system && id === person.id);
  const isOn = places.some(({ id }) => view.consent[id] !== 'off');
  const title = isOn
    ? `How ${own ? 'your' : `${person.name}'s`} presence is kept in step`
    : `${own ? 'Your' : `${person.name}'s`} presence is not kept in step`;
  return personCard({ title, view, places, say, own });
}

function nothingSetUp(): Card {
  return card('Presence is not kept in step here', 'neutral', [
    text('Neither Teams nor Slack is set up for it. An administrator can do that; docs/operator.md says how.'),
  ]);
}

function overview({ places, watched, monitors, warnings, troubles }: SyncOverview): Card {
  const wrong = warnings.length + troubles.length;
  const blocks: (Block | undefined)[] = [
    facts({
      ...Object.fromEntries(
        places.map(({ label, people, writes }) => [
          label,
          `${people} ${people === 1 ? 'person' : 'people'}${writes ? '' : ", written by the phone vendor's own synchronisation"}`,
        ]),
      ),
      ...(watched.of > 0 && { 'Told at once': `${watched.at} of ${watched.of}` }),
    }),
  ];
  for (const warning of warnings) blocks.push(text(warning));
  if (watched.leftOut.length > 0) {
    const more = watched.leftOut.length - NAMED;
    blocks.push(
      text(
        `Looked at every five minutes only: ${watched.leftOut.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
      ),
    );
  }
  if (monitors.length > 0)
    blocks.push({
      kind: 'rows',
      rows: monitors.map(({ name, state, people, signIn }) => ({
        title: name,
        detail: `${state} · ${people} people`,
        ...(signIn !== undefined && { button: { kind: 'address', label: 'Sign in', url: signIn } as const }),
      })),
    });
  if (troubles.length > 0)
    blocks.push({
      kind: 'rows',
      rows: troubles.slice(0, NAMED).map(({ name, says }) => ({ title: name, detail: says })),
    });
  blocks.push(
    buttons(
      press('Look again', call('sync.status', { all: true }), { style: 'primary' }),
      press('My own', call('sync.status', { mine: true })),
      press('Sync all', call('sync.all')),
    ),
  );
  return card(
    wrong > 0 ? 'Presence sync needs a look' : 'Presence is kept in step',
    wrong > 0 ? 'attention' : 'good',
    blocks,
  );
}
