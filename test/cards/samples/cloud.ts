import type { Stage } from './stage.ts';

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
}

export async function playTwoSystems({ ask }: Stage): Promise<void> {
  await ask('trouble: which system', 'omar.haddad', '/password account @lena.fischer');
}
