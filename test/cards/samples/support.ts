import { call } from '../../../cards/build.ts';
import { openLogBench, SLACK_CHANNEL } from '../../support/log-bench.ts';
import type { Stage } from './stage.ts';

const MINUTE = 60_000;
const SAM = 'sam.ortiz';
const MIA = 'mia.rossi';

/** Two contacts, who are called in one after the other. */
export const SUPPORT_CONFIG = `
timezone: Europe/Berlin
supportContacts: [mia.rossi@example.com]
supportLogs:
  routes: [{ to: slack:${SLACK_CHANNEL} }]
  escalation:
    - wait: 15m
    - { wait: 15m, to: mia.rossi@example.com }
  contacts:
    - { email: sam.ortiz@example.com, digest: 08:00 }
`;

export async function playSupportLogs({ ask, keep, pass, bench, settle }: Stage): Promise<void> {
  const logs = openLogBench(bench);
  bench.slack.stub.join(SLACK_CHANNEL);
  bench.slack.stub.channelNames.set(SLACK_CHANNEL, 'support');
  await ask('supportlog.list: none', SAM, '/supportlog list');
  await logs.arrive('g1', {
    severity: 'high',
    description: 'Since this morning nobody hears me.\nI have restarted twice.',
  });
  await settle();
  await keep('support log: open', /No audio after update · Open/);
  for (let waited = 0; waited < 32; waited += 2) await pass(2 * MINUTE);
  await keep('support log: nobody has it', /^Nobody has it yet/);
  await keep('support log: called in', /No audio after update · Open/);
  await ask('supportlog.snooze', SAM, '/supportlog snooze 1 for 2h');
  await ask('supportlog.assign', SAM, '/supportlog take 1');
  await keep('support log: taken', /^Sam Ortiz has it/);
  await ask('supportlog.assign: somebody has it', MIA, '/supportlog take 1');
  await ask(
    'supportlog.note',
    SAM,
    call('supportlog.note', { log: '1', note: 'Restarted the gateway. Waiting for a call back.' }),
  );
  await keep('support log: note in the thread', /^Sam Ortiz, /);
  await ask('supportlog.escalate', SAM, '/supportlog escalate 1 ticket 00412233');
  await ask('supportlog.show', SAM, '/supportlog show 1');
  await ask('supportlog.export', SAM, '/supportlog export 1');
  await ask('supportlog.deliveries', SAM, '/supportlog deliveries 1');
  await ask('supportlog.update', SAM, '/supportlog update 1 resolved');
  await keep('support log: resolved', /· Resolved$/);
  await ask('supportlog.list: none open', SAM, '/supportlog list');
  await ask('supportlog.list: resolved', SAM, '/supportlog list resolved');
  const more = ['Echo', 'One-way audio', 'No ringback', 'Queue music stuck', 'Handset restarts', 'Voicemail full'];
  for (const [at, title] of [...more, ...more, ...more].entries())
    await logs.arrive(`h${at}`, { title: `${title} ${at + 1}`, product: at % 3 === 0 ? 'MiCollab' : 'Mitel One Web' });
  for (let waited = 0; waited < 25; waited += 1) await pass(1_000);
  await ask('supportlog.list', SAM, '/supportlog list');
  await ask('supportlog.list: filter', SAM, 'Filter');
  await ask('supportlog.show: which', SAM, '/supportlog show');
  await ask('supportlog.show: none', SAM, '/supportlog show 99');
  await ask('supportlog.update: form', SAM, call('supportlog.update', { log: '5' }));
  await pass(Date.parse('2026-11-24T07:00:10Z') - bench.clock.now());
  await keep('support log: digest', /open support logs$/);
  // What was asked of the phone system in that leap is over before the administrators are looked for.
  for (let waited = 0; waited < 10; waited += 1) await pass(3_000);
  bench.slack.stub.leave(SLACK_CHANNEL);
  await logs.arrive('z', { title: 'Noise' });
  for (let waited = 0; waited < 5; waited += 1) await pass(10_000);
  await keep('support log: a place is closed', /do not reach a place/);
  await ask('supportlog.deliveries: one failed', SAM, '/supportlog deliveries 20');
}
