import { buttons, call, card, facts, press, subtle, text } from '../../cards/build.ts';
import type { Block, Button, Call, CallButton, Card, Row } from '../../cards/model.ts';
import { field } from '../../src/core/fields.ts';
import type { Speech } from '../../src/core/speech.ts';
import type { Place } from '../../src/core/sync/record.ts';
import { type Consent, DIRECTIONS, type Direction } from '../../src/core/sync/rules.ts';
import type { SideView, SyncService, SyncView } from '../../src/core/sync/service.ts';
import { sideLabel, sideWords, statusLabel, whyWords } from '../../src/core/sync/words.ts';

export const syncField = () => field.toggle('Presence sync');

export const placeField = () =>
  field.choice('With', [
    { value: 'teams', label: 'Teams', words: ['teams'] },
    { value: 'slack', label: 'Slack', words: ['slack'] },
  ]);

export const modeField = () =>
  field.choice('Which way', [
    { value: 'to', label: 'From the phone', words: ['from the phone', 'one way'] },
    { value: 'from', label: 'To the phone', words: ['to the phone'] },
    { value: 'both', label: 'Both ways', words: ['both ways', 'both'] },
  ]);

export function asDirection(text: string): Direction {
  return DIRECTIONS.find((one) => one === text) ?? 'off';
}

/** What follows what, in a sentence of its own for each place. */
export function consentWords(place: Place, direction: Direction): string {
  const name = sideLabel(place);
  switch (direction) {
    case 'off':
      return 'Not kept in step';
    case 'to':
      return `${name} follows the phone`;
    case 'from':
      return `The phone follows ${name}`;
    case 'both':
      return `${name} and the phone follow each other`;
    default:
      return direction satisfies never;
  }
}

/** The places that are set up. */
export type SetUp = SyncService['places'];

const WAY: Record<Direction, string> = {
  off: 'Off',
  to: 'Follows the phone',
  from: 'The phone follows it',
  both: 'Both ways',
};

interface Shown {
  title: string;
  view: SyncView;
  places: SetUp;
  say: Speech;
  own: boolean;
  tone?: Card['tone'];
}

/** All sides of one person side by side, and why each is as it is. */
export function personCard({ title, view, places, say, own, tone = 'neutral' }: Shown): Card {
  const { consent, sides, changes } = view;
  const ids = places.map(({ id }) => id);
  const kept = ids.filter((place) => consent[place] !== 'off');
  const blocks: (Block | undefined)[] = [
    facts(Object.fromEntries(ids.map((place) => [sideLabel(place), WAY[consent[place]]]))),
  ];
  // What nobody has looked at yet says nothing.
  const known = sides.filter(({ since, trouble }) => since !== undefined || trouble !== undefined);
  if (kept.length > 0 && known.length > 0) blocks.push({ kind: 'rows', rows: known.map((side) => rowOf(side, say)) });
  const [newest] = changes.slice(-1);
  if (newest && kept.length > 0)
    blocks.push(text('Last changes'), {
      kind: 'rows',
      rows: changes.toReversed().map((change) => ({
        title: `${sideLabel(change.side)}: ${statusLabel(change.status)}`,
        detail: `${say.time(change.at)}, ${own ? whyWords(change) : whyWords(change).replace('you told me', 'they told me')}`,
      })),
    });
  if (kept.some((place) => consent[place] === 'from' || consent[place] === 'both'))
    blocks.push(subtle('The presence of the phone decides where calls go: what it follows changes that too.'));
  if (own)
    blocks.push(
      buttons(
        phoneMissing(view),
        ...places.flatMap((place) => connecting(place, view)),
        ...ids.flatMap((place) => switches(place, consent)),
      ),
    );
  return card(title, tone, blocks);
}

function rowOf({ side, status, note, since, source, trouble }: SideView, say: Speech): Row {
  const when = since === undefined ? '' : `since ${say.time(since)}`;
  const parts = [note, when, sourceWords(side, source), trouble ?? ''];
  return {
    title: `${sideLabel(side)}: ${statusLabel(status)}`,
    detail: parts.filter((part) => part !== '').join(' · '),
  };
}

function sourceWords(side: SideView['side'], source: SideView['source']): string {
  if (source === 'command') return 'set by a command';
  if (source === 'call') return 'a call';
  if (source === 'person') return side === 'phone' ? 'set on the phone' : `set in ${sideLabel(side)}`;
  return source === 'itself' ? '' : `follows ${sideWords(source)}`;
}

function switches(place: Place, consent: Consent): CallButton[] {
  const name = sideLabel(place);
  const turn = (label: string, input: Call['input']) => press(label, call('sync.set', { place, ...input }));
  if (consent[place] === 'off') return [turn(`Turn ${name} on`, { sync: true })];
  const both = consent[place] === 'both' ? [] : [turn(`${name} both ways`, { sync: true, mode: 'both' })];
  return [...both, turn(`Turn ${name} off`, { sync: false })];
}

/** The phone follows only with the person's own account. */
function phoneMissing({ sides }: SyncView): Button | undefined {
  const phone = sides.find(({ side }) => side === 'phone');
  return phone?.trouble === undefined ? undefined : press('Connect your phone', call('account.connect'));
}

/** Offered as long as the place cannot be written to for want of the person's own agreement. */
function connecting({ id, connect }: SetUp[number], { consent, sides }: SyncView): Button[] {
  const side = sides.find((one) => one.side === id);
  const isMissing = side?.since === undefined || side.trouble !== undefined;
  if (connect === undefined || consent[id] === 'off' || !isMissing) return [];
  return [{ kind: 'address', label: `Connect ${sideLabel(id)}`, url: connect, style: 'primary' }];
}
