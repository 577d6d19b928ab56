import { call } from '../../../cards/build.ts';
import type { Stage } from './stage.ts';

const MINUTE = 60_000;
const DANA = 'dana.kim';
const OMAR = 'omar.haddad';
const MIA = 'mia.rossi';
const NOAH = 'noah.becker';
const PRIYA = 'priya.natarajan';

/** What somebody sees who is here for the first time, and who asks what there is. */
export async function playBeginning({ ask }: Stage): Promise<void> {
  await ask('welcome', DANA, call('welcome'));
  await ask('welcome: not connected yet', NOAH, call('welcome'));
  await ask('help', DANA, '/help');
  await ask('help: everything', PRIYA, call('help', { topic: 'all' }));
  await ask('help: about queues', DANA, '/help queue');
  await ask('help: no such command', DANA, '/help faxes');
  await ask('trouble: mistyped', DANA, '/pbx presnce');
  await ask('trouble: not understood', DANA, '/pbx paint the wall green');
  await ask('trouble: too long', DANA, `/pbx ${'and tell them '.repeat(400)}`);
  await ask('connect: before the first command', NOAH, '/presence dnd');
  await ask('account.connect', NOAH, '/connect');
  await ask('account.connect: connected already', DANA, '/connect');
}

export async function playPresence({ ask, keep, pass }: Stage): Promise<void> {
  await ask('presence.show', DANA, '/presence');
  await ask('presence.show: somebody away', DANA, '/presence @ingrid.solberg');
  await ask('presence.show: which Dana', OMAR, '/presence Dana');
  await ask('presence.set', DANA, '/presence dnd for 30m note Writing the report');
  await ask('presence.set: extended', DANA, '30 min more');
  await pass(61 * MINUTE);
  await keep('presence.set: back by itself', /^You are Available again/);
  await ask('presence.set: without an end', DANA, '/presence lunch');
  await ask('presence.set: undone', DANA, 'Undo');
  await ask('presence.set: form', DANA, call('presence.set'));
  await ask(
    'presence.set: a time that is over',
    DANA,
    call('presence.set', { presence: 'AWAY', until: '3pm yesterday' }),
  );
}

/** Presence kept in step with Teams and Slack. */
export async function playSync({ ask, pass }: Stage): Promise<void> {
  await ask('sync.status: not yet', DANA, '/sync');
  await ask('sync.set', DANA, '/sync on teams both ways');
  await pass(MINUTE);
  await ask('sync.status', DANA, '/presence why');
  await ask('sync.set: form', DANA, call('sync.set'));
  await ask('sync.set: no longer', DANA, '/sync off');
  await ask('sync.status: for an administrator', PRIYA, '/sync');
  await ask('sync.all', PRIYA, '/sync all');
  await ask('sync.all: again', PRIYA, '/sync all');
}

export async function playQueues({ ask, bench, settle, keep, pass }: Stage): Promise<void> {
  await ask('queue.show', OMAR, '/queue');
  await ask('queue.show: none', 'aino.virtanen', '/queue');
  await ask('queue.set: which queue', OMAR, '/queue ready');
  await ask('queue.set', OMAR, '/queue break all for 15m');
  await pass(16 * MINUTE);
  await keep('queue.set: back by itself', /Ready/);
  await ask('queue.set: one queue', OMAR, '/queue lunch Support');
  await ask('queue.set: undone', OMAR, 'Undo');
  await ask('queue.set: form', OMAR, call('queue.set'));
  await ask('queue.set: no such queue', OMAR, '/queue break Complaints');
  await ask('queue.set: not served', OMAR, '/queue break Sales');
  await ask('queue.set: somebody else', MIA, '/queue break Support @lena.fischer');
  await ask('trouble: refused', OMAR, '/queue break Support @lena.fischer');
  bench.sandbox.phones.wait({ number: '+4940555118', name: 'Hafenlogistik Nord' }, 'Support');
  await settle();
  await ask('queue.agents', MIA, '/queue who Support');
  await ask('queue.agents: set an agent', MIA, 'Set an agent');
  await ask('queue.agents: for a member', OMAR, '/queue who Support');
  await ask('queue.board', MIA, '/queue board');
}

export async function playCalls(stage: Stage): Promise<void> {
  const { ask, bench, keep, settle, pass } = stage;
  await ask('calls.list', DANA, '/calls');
  await ask('calls.show', DANA, 'Open');
  await ask('calls.list: missed', DANA, '/calls missed');
  await ask('calls.list: none', 'aino.virtanen', '/calls missed');
  await ask('recording.list', DANA, '/recordings');
  await playRecording(stage);
  await ask('recording.list: none', 'aino.virtanen', '/recordings');
  await ask('greeting.list', DANA, '/greeting');
  await ask('greeting.enable', DANA, '/greeting enable vacation');
  await ask('greeting.disable', DANA, '/greeting off');
  await ask('greeting.disable: none is on', DANA, '/greeting off');
  await ask('number.list', OMAR, '/numbers');
  await ask('ringgroup.list', OMAR, '/ringgroups');
  await ask('ringgroup.list: none', DANA, '/ringgroups');
  await ask('contact.add', DANA, '/contact add Norrsken AB +46 8 20 00 10');
  await ask('contact.remove', DANA, 'Undo');
  await ask('', DANA, '/contact add Norrsken AB +46 8 20 00 10');
  await ask('contact.add: there already', DANA, '/contact add Norrsken AB +46 8 20 00 10');
  await ask('user.find: a contact', DANA, '/find Norrsken');
  await ask('contact.add: form', DANA, call('contact.add'));
  await ask('notify.show', DANA, '/notify');
  await ask('notify.set', DANA, '/notify missed on');
  await ask('notify.set: more', DANA, '/notify voicemail on');
  await ask('notify.set: incoming calls', DANA, '/notify calls on');
  await ask('notify.quiet', DANA, '/notify quiet 18:00-8:00');
  await ask('notify.quiet: no hours', DANA, '/notify quiet at night');
  const ring = bench.sandbox.phones.ring({ number: '+4940555118', name: 'HLN' }, 'dana.kim@example.com');
  await settle();
  await pass(1_000);
  await keep('notice: incoming call', /is calling you$/);
  ring.end();
  await pass(5_000);
  await keep('notice: missed call', /^Missed call from/);
}

/** Any of the person's calls that was recorded. */
async function playRecording({ ask }: Stage): Promise<void> {
  const list = await ask('', DANA, '/calls');
  const rows = list.blocks.flatMap((block) => (block.kind === 'rows' ? block.rows : []));
  for (const { button } of rows) {
    if (button?.kind !== 'call') continue;
    const shown = await ask('', DANA, button.call);
    if (!JSON.stringify(shown).includes('"recording.play"')) continue;
    await ask('recording.play', DANA, 'recording.play');
    return;
  }
  throw new Error('none of the calls was recorded');
}
