import { call } from '../../../cards/build.ts';
import type { Stage } from './stage.ts';

const DANA = 'dana.kim';
const OMAR = 'omar.haddad';
const PRIYA = 'priya.natarajan';
const NOAH = 'noah.becker';

/** What only CloudLink has, and what two phone systems beside each other lead to. */
export async function playCloud({ ask, keep, settle }: Stage): Promise<void> {
  await ask('status.systems', PRIYA, '/status systems');
  await ask('event.list', PRIYA, '/events');
  await ask('event.list: more about one', PRIYA, 'Details');
  await ask('', PRIYA, '/events');
  await ask('event.list: filter', PRIYA, 'Filter');
  await ask('password.reset: mailed', 'dana.kim', '/password account');
  await ask('account.lock: no way to switch it off', 'dana.kim', 'That was not me');
  await keep('account.lock: told to administrators, for the console', /that was not me$/);
  await ask('password.reset: nobody says whether', 'dana.kim', '/password account stranger@example.com in CloudLink');
  await ask('', PRIYA, '/password account @lena.fischer');
  await ask('', 'jonas.weber', '/approvals approve');
  await settle();
  await keep('password.reset: mailed to somebody', /^Lena Fischer has mail/);
  await keep('password.reset: told that a link is in the mail', /is in your mail$/);
  await ask('password.reset: not completed', NOAH, '/password account');
  await ask('', PRIYA, '/password account @noah.becker');
  await ask('', 'jonas.weber', '/approvals approve');
  await settle();
  await keep('password.reset: not completed, for an administrator', /has not completed/, PRIYA);
  await ask('user.welcome', PRIYA, '/user welcome @noah.becker in CloudLink');
  const henrik = call('user.delete', { user: 'Henrik Lindqvist' });
  await ask('', PRIYA, { ...henrik, system: 'cloudlink', agreed: 'delete' });
  await keep('user.delete: asked, of somebody who comes from a PBX', /asks: delete Henrik Lindqvist/);
  await ask('', 'jonas.weber', '/approvals approve');
  await settle();
  await keep('user.delete: done, of somebody who comes from a PBX', /account is deleted$/);
}

/** A meeting where there are no rooms: a conference of the vendor's application. */
export async function playConferences({ ask, keep, bench }: Stage): Promise<void> {
  const newest = () => [...bench.sandbox.cloud.conferences().keys()].at(-1) ?? '';
  await ask('conference: not allowed', 'dana.park', '/meet Review');
  await ask('conference: running', DANA, '/meet Outage call @omar.haddad @lena.fischer');
  await keep('conference: invited', /^Outage call · running/);
  await ask('conference: how to join', OMAR, call('meeting.join', { meeting: newest(), here: 'guest' }));
  const owner = bench.sandbox.cloud.users().find(({ email }) => email === `${DANA}@example.com`)?.userId ?? '';
  await ask('conference: not invited', 'mia.rossi', call('meeting.join', { meeting: newest(), owner }));
  await keep('conference: somebody asks to join', /asks to join your meeting/);
  await ask('conference: its people', DANA, '/meeting participants');
  await ask('conference: muted', DANA, '/meeting mute');
  await ask('conference: cannot be recorded', DANA, '/meet record');
  await ask('conference: end it', DANA, '/meeting stop');
  await ask('conference: ended', DANA, 'End it for all');
  await ask('conference: planned', DANA, '/meet at tomorrow 15:00 for 45m Budget review @omar.haddad');
  await ask('conference: list', DANA, '/meetings');
}

export async function playTwoSystems({ ask }: Stage): Promise<void> {
  await ask('trouble: which system', 'omar.haddad', '/password account @lena.fischer');
}
