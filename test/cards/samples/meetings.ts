import { call } from '../../../cards/build.ts';
import { newestMeeting, visitsMeeting } from '../../support/meetings.ts';
import type { Stage } from './stage.ts';

const MINUTE = 60_000;
const DANA = 'dana.kim';
const OMAR = 'omar.haddad';

export async function playMeetings({ ask, keep, bench, pass }: Stage): Promise<void> {
  await ask('meeting.list: none', DANA, '/meeting list');
  await ask('meeting.stop: none is running', DANA, '/meeting stop');
  await ask('meeting.start', DANA, '/meet video Outage call @omar.haddad @lena.fischer');
  await keep('meeting: invited', /^Outage call · running/);
  await ask('meeting.participants: nobody yet', DANA, '/meeting participants');
  await visitsMeeting(bench, 'join', 'Omar Haddad');
  await visitsMeeting(bench, 'join', 'Lena Fischer');
  await pass(5_000);
  await keep('meeting: two are in', /^Outage call · running/);
  await ask('meeting.join', DANA, call('meeting.join', { meeting: newestMeeting(bench).id }));
  await ask('meeting.participants', DANA, '/meeting participants');
  await ask('meeting.person', DANA, 'meeting.person');
  await ask('meeting.place', DANA, 'meeting.place');
  await ask('meeting.show', DANA, call('meeting.show', { meeting: newestMeeting(bench).id }));
  await ask('meeting.share', DANA, call('meeting.share', { meeting: newestMeeting(bench).id }));
  await ask('meeting.pin', DANA, call('meeting.pin', { meeting: newestMeeting(bench).id }));
  await ask('meeting.pin: for a guest', OMAR, call('meeting.pin', { meeting: newestMeeting(bench).id }));
  const owner = bench.sandbox.state().people.find(({ username }) => username === DANA)?.id ?? '';
  await ask('meeting.lock', DANA, '/meeting lock');
  await ask(
    'meeting.join: not invited',
    'mia.rossi',
    call('meeting.join', { meeting: newestMeeting(bench).id, owner, number: '9002' }),
  );
  await keep('meeting: somebody asks to join', /asks to join your meeting/);
  await ask('meeting.unlock', DANA, '/meeting unlock');
  await ask('meeting.mute', DANA, '/meeting mute');
  await ask('meeting.unmute', DANA, '/meeting unmute');
  await ask('meeting.mute: one of them', DANA, '/meeting mute @omar.haddad');
  await ask('meeting.record', DANA, '/meeting record');
  await ask('meeting.record: off', DANA, '/meeting record off');
  await ask('meeting.invite', DANA, '/meeting invite @mia.rossi');
  await ask('meeting.invite: form', DANA, call('meeting.invite', { meeting: newestMeeting(bench).id }));
  await ask('meeting.layout', DANA, '/meeting layout 4');
  await ask('meeting.chair', DANA, '/meeting chair @lena.fischer');
  await ask('meeting.kick: whom', DANA, '/meeting kick');
  await ask('meeting.kick', DANA, '/meeting kick @omar.haddad');
  await ask('meeting.list', DANA, '/meeting list');
  await ask('meeting.stop: others are in', DANA, '/meeting stop');
  await ask('meeting.stop', DANA, 'End it for all');
  await ask('meeting.start: one cannot be found', DANA, '/meet Outage @omar.haddad @nobody.here');
  await ask('', DANA, '/meet Handover +49 30 1234 5678 9012 34');
  await keep('meeting: a number that nothing dials', /a number failed/);
  await ask('meeting.layout: no pictures', DANA, '/meeting layout 4');
  await ask('', DANA, '/meet Second shift');
  await ask('meeting.stop: which', DANA, '/meeting stop');
}

export async function playPlans({ ask, keep, pass, bench }: Stage): Promise<void> {
  await ask('meeting.schedule', DANA, '/meet at tomorrow 15:00 for 45m Budget review @omar.haddad');
  await keep('meeting: planned', /^Budget review/);
  await ask('meeting.schedule: form', DANA, call('meeting.schedule'));
  await ask('meeting.schedule: in the past', DANA, '/meet at yesterday 10:00 Budget');
  const start = bench.clock.now();
  await ask('meeting.list: planned', DANA, '/meeting list');
  await pass(Date.parse('2026-11-24T13:56:00Z') - start);
  await pass(5 * MINUTE);
  await keep('meeting: reminder', /^Budget review · soon/);
  await ask('meeting.stop: cancelled', DANA, call('meeting.stop', { meeting: newestMeeting(bench).id }));
}
