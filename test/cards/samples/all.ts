import { homeTroubleCard } from '../../../cards/home.ts';
import type { Card } from '../../../cards/model.ts';
import { codeCard } from '../../../cards/prove.ts';
import { tooManyCard } from '../../../cards/several.ts';
import { logCard, stormCard } from '../../../cards/support-log.ts';
import { welcomeCard } from '../../../cards/welcome.ts';
import { strangerCard } from '../../../src/app/people/strangers.ts';
import { withWordsToType } from '../../../src/app/support/mail-words.ts';
import { cardSamples, log } from '../../support/card-samples.ts';
import { logSettings } from '../../support/log-bench.ts';
import { lengthened, renamed } from '../lengthen.ts';
import { playCloud, playConferences, playTwoSystems } from './cloud.ts';
import { playCompose } from './compose.ts';
import { guardConfig, playAsked, playRefused, playWarned } from './guard.ts';
import { playHome } from './home.ts';
import { playMeetings, playPlans } from './meetings.ts';
import { playAccounts, playApprovals, playPasswords, playPeople, playSeveral } from './people.ts';
import { playBeginning, playCalls, playPresence, playQueues, playSync } from './phone.ts';
import { openStage, type Sample, type Stage } from './stage.ts';
import { playSupportLogs, SUPPORT_CONFIG } from './support.ts';
import { playTrouble } from './trouble.ts';

const { SUPPORT_LOGS_SECRET } = logSettings;

/** Each play is a piece of a day with Patchcord; those of one stage are played on one bench, one after the other. */
const stages: {
  options?: Parameters<typeof openStage>[0];
  plays: readonly (readonly [group: string, play: (stage: Stage) => Promise<void>])[];
}[] = [
  { options: { env: { SUPPORT_LOGS_SECRET }, config: SUPPORT_CONFIG }, plays: [['Support logs', playSupportLogs]] },
  {
    options: { env: logSettings },
    plays: [
      ['First steps', playBeginning],
      ['Presence', playPresence],
      ['Presence', playSync],
      ['Queues', playQueues],
      ['Calls and belongings', playCalls],
    ],
  },
  { options: { config: guardConfig('warn') }, plays: [['Queues', playWarned]] },
  { options: { config: guardConfig('confirm') }, plays: [['Queues', playAsked]] },
  { options: { config: guardConfig('refuse') }, plays: [['Queues', playRefused]] },
  {
    plays: [
      ['Meetings', playMeetings],
      ['Meetings', playPlans],
    ],
  },
  {
    plays: [
      ['People and groups', playPeople],
      ['First steps', playAccounts],
    ],
  },
  { plays: [['Approvals', playApprovals]] },
  {
    plays: [
      ['Passwords', playPasswords],
      ['Several at once', playSeveral],
    ],
  },
  { plays: [['Trouble', playTrouble]] },
  {
    plays: [
      ['Surfaces of their own', playCompose],
      ['Surfaces of their own', playHome],
    ],
  },
  {
    options: { cloud: 'instruments', config: 'systems: { serves: { password: cloudlink } }\n' },
    plays: [['Several phone systems', playCloud]],
  },
  { options: { cloud: 'instruments' }, plays: [['Several phone systems', playTwoSystems]] },
  {
    options: { cloudAlone: true, config: 'cloudlink: { meetingLink: "https://meetings.example.com/join/{code}" }\n' },
    plays: [['Meetings', playConferences]],
  },
];

/** As the gallery shows them, one group below the other. */
export const GROUPS: readonly string[] = [
  'First steps',
  'Presence',
  'Queues',
  'Meetings',
  'Calls and belongings',
  'People and groups',
  'Approvals',
  'Passwords',
  'Several at once',
  'Support logs',
  'Several phone systems',
  'Trouble',
  'Surfaces of their own',
  'Extremes',
];

export interface Played {
  samples: readonly (Sample & { group: string })[];
  /** Every other card that went to a platform on the way, each title once. */
  others: readonly Card[];
}

/** Plays all of it: the cards are the product's own, as people get them. */
export async function playAll(): Promise<Played> {
  const samples = new Map<string, Sample & { group: string }>();
  const others = new Map<string, Card>();
  const waiting = [...stages];
  async function playNext(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { options = {}, plays } = next;
      const stage = await openStage(options);
      try {
        // CloudLink has no such stream.
        const streams = options.cloudAlone ? 0 : 1;
        await stage.bench.until(() => stage.bench.sandbox.wsi.listeners() === streams, 'the stream of events');
        for (const [group, play] of plays) {
          await play(stage);
          for (const sample of stage.samples.splice(0)) add(group, sample);
        }
        for (const { card } of stage.shown) others.set(card.title, card);
      } finally {
        await stage.close();
      }
    }
  }
  function add(group: string, sample: Sample): void {
    if (samples.has(sample.name)) throw new Error(`two samples are called "${sample.name}"`);
    samples.set(sample.name, { ...steady(sample), group });
  }
  // Much of a play is waiting.
  await Promise.all([playNext(), playNext(), playNext()]);
  for (const sample of drawn(samples)) add(sample.group, sample);
  for (const { card } of samples.values()) others.delete(card.title);
  return { samples: [...samples.values()].toSorted(byGroup), others: [...others.values()] };
}

/** What is the same card elsewhere, and what is made to be hard to show. */
function* drawn(played: ReadonlyMap<string, Sample>): Generator<Sample & { group: string }> {
  const [group, own] = ['First steps', 'Surfaces of their own'];
  for (const language of ['de', 'fr', 'es'] as const)
    yield { group, name: `welcome: in ${language}`, card: welcomeCard(language, { shared: false, connect: true }) };
  yield { group, name: 'welcome: to a team', card: welcomeCard('en', { shared: true, connect: false }) };
  // How many wait depends on how fast they are sent.
  const storm = stormCard({ waiting: 23, total: 40, since: '10:02', minutes: 1 });
  yield { group: 'Support logs', name: 'support log: storm', card: storm };
  yield {
    group: 'Support logs',
    name: 'support log: storm is over',
    card: stormCard({ waiting: 0, total: 40, since: '10:02', minutes: 1 }),
  };
  yield { group: own, name: 'mail: support log: storm', on: 'mail', card: storm };
  // Nothing in a mail can be pressed, so it says what to type.
  const inMail = (name: string, card: Card | undefined, words: readonly string[]): (Sample & { group: string })[] =>
    card
      ? [{ group: own, name: `mail: ${name}`, on: 'mail', card: withWordsToType(['slack', 'teams'], card, words) }]
      : [];
  const open = ['take log 1', 'resolve log 1', 'log 1 reported 00412233'];
  for (const [name, words] of [
    ['support log: open', open],
    ['support log: digest', ['open support logs', 'take log 5']],
    ['support log: resolved', ['reopen log 1']],
  ] as const)
    yield* inMail(name, played.get(name)?.card, words);
  const doubted = logCard({ ...log, number: 1, doubted: true }, true);
  yield { group: 'Support logs', name: 'support log: may be forged', card: doubted };
  yield* inMail('support log: may be forged', doubted, open);
  yield {
    group: own,
    name: 'mail: the code',
    on: 'mail',
    card: codeCard('123456', 'get a new phone password or voicemail PIN'),
  };
  yield { group: 'Passwords', name: 'the code', card: codeCard('123456', 'get a new phone password or voicemail PIN') };
  const profile = {
    platform: 'slack' as const,
    tenant: 'T1',
    id: 'U1',
    name: 'Kim Stranger',
    kind: 'guest' as const,
    emailVerified: false,
  };
  const strangers = [
    { kind: 'stranger', profile },
    { kind: 'unknown', profile },
    { kind: 'several', profile, count: 2 },
  ] as const;
  for (const found of strangers)
    yield { group: 'Trouble', name: `trouble: somebody who is ${found.kind}`, card: strangerCard(found, { key: '' }) };
  yield { group: 'Several at once', name: 'several: too many', card: tooManyCard(25) };
  yield {
    group: own,
    name: 'home: a part that is missing',
    card: homeTroubleCard('Show your queues and your state in each', 'The phone system does not allow that.'),
  };
  const long = ['approval: to decide', 'queue.agents', 'meeting: two are in', 'support log: taken', 'several: preview'];
  for (const name of long) {
    const card = played.get(name)?.card;
    if (card) yield { group: 'Extremes', name: `extreme: long, ${name}`, card: lengthened(renamed(card, 'long')) };
  }
  const list = played.get('user.find: several')?.card;
  if (list) yield { group: 'Extremes', name: 'extreme: names from right to left', card: renamed(list, 'fromRight') };
  const { hostile } = cardSamples;
  if (hostile) yield { group: 'Extremes', name: 'extreme: what people write is not markup', card: hostile };
}

function byGroup(one: { group: string }, other: { group: string }): number {
  const at = ({ group }: { group: string }) => GROUPS.indexOf(group);
  return at(one) - at(other);
}

/** How fast this machine is just now is no part of a sample. */
function steady(sample: Sample): Sample {
  return JSON.parse(
    JSON.stringify(sample)
      .replaceAll(/\bin \d+ ms\b/g, 'in 12 ms')
      .replaceAll(/\b\d+ waiting, none/g, '4 waiting, none'),
  );
}
