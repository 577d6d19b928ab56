import { call } from '../../../cards/build.ts';
import { changePerson } from '../../support/approval-bench.ts';
import type { Stage } from './stage.ts';

const MINUTE = 60_000;
const DANA = 'dana.kim';
const PRIYA = 'priya.natarajan';
const JONAS = 'jonas.weber';

export async function playPeople({ ask, bench }: Stage): Promise<void> {
  await ask('user.find', DANA, '/find Lena Fischer');
  await ask('user.find: several', DANA, '/find Dana');
  await ask('user.find: for an administrator', PRIYA, '/find Dana');
  await ask('user.find: nobody', DANA, '/find Zoltan');
  await ask('user.find: form', DANA, call('user.find'));
  await ask('user.show', PRIYA, '/user show @lena.fischer');
  await ask('user.update: form', PRIYA, '/user update @lena.fischer');
  await ask(
    'user.update',
    PRIYA,
    call('user.update', { user: 'Lena Fischer', department: 'Field service', number: '+49 151 5552 099' }),
  );
  await ask(
    'user.update: nothing new',
    PRIYA,
    call('user.update', { user: 'Lena Fischer', department: 'Field service' }),
  );
  await ask('user.enable: on already', PRIYA, '/user enable @lena.fischer');
  await changePerson(bench, 'luca.bianchi', '', { enabled: false });
  await ask('user.show: switched off', PRIYA, '/user show @luca.bianchi');
  await ask('user.enable', PRIYA, '/user enable @luca.bianchi');
  await ask('user.disable: oneself', PRIYA, '/user disable @priya.natarajan');
  await ask('user.role: form', PRIYA, call('user.role', { user: 'Lena Fischer' }));
  await ask('user.create: form', PRIYA, '/user create');
  await ask('group.list', PRIYA, '/group list');
  await ask('group.list: which', PRIYA, call('group.list', { group: 'Ma' }));
  await ask('group.list: who is in one', PRIYA, '/group list Sales');
  await ask('group.add', PRIYA, '/group add @lena.fischer to Sales');
  await ask('group.add: in already', PRIYA, '/group add @lena.fischer to Sales');
  await ask('group.remove', PRIYA, '/group remove @lena.fischer from Sales');
  await ask('group.remove: not in', PRIYA, '/group remove @lena.fischer from Sales');
  await ask('supportcontact.list', PRIYA, '/supportcontact list');
  await ask('supportcontact.add', PRIYA, '/supportcontact add lena.fischer@example.com');
  await ask('supportcontact.add: already', PRIYA, '/supportcontact add lena.fischer@example.com');
  await ask('supportcontact.remove', PRIYA, '/supportcontact remove lena.fischer@example.com');
  await ask('supportcontact.cover: until when', 'sam.ortiz', '/supportcontact cover @mia.rossi');
  await ask('supportcontact.cover', 'sam.ortiz', '/supportcontact cover @mia.rossi until tomorrow 9:00');
  await ask('audit.list', PRIYA, '/audit');
  await ask('audit.list: none', PRIYA, '/audit @tomas.eriksen');
}

/** What needs somebody else's yes, in each state; one request after the other. */
export async function playApprovals({ ask, keep, pass, settle, bench }: Stage): Promise<void> {
  bench.slack.add({ name: 'ada.okafor', fullName: 'Ada Okafor', email: 'ada.okafor@example.com' });
  await ask('approval.list: none', JONAS, '/approvals');
  await ask('approval: asked', PRIYA, '/user disable @omar.haddad');
  await keep('approval: to decide', /^Priya asks: /, JONAS);
  await ask('approval.list', JONAS, '/approvals');
  await keep('', /^Priya asks: /, JONAS);
  await ask('approval.show', JONAS, 'Details');
  await ask('approval.reassign: form', JONAS, 'Hand over');
  await keep('', /^Priya asks: /, JONAS);
  await ask('approval.reason', JONAS, 'Deny');
  await keep('', /^Waiting for approval: /, PRIYA);
  await ask('approval.withdraw', PRIYA, 'Withdraw');
  await settle();
  await ask('approval.show: gone', JONAS, call('approval.show', { approval: 'none' }));
  await ask('user.role', PRIYA, '/user role @lena.fischer QueueManager');
  await ask('approval.decide: deny', JONAS, '/approvals deny because She leaves at the end of the month');
  await ask(
    'user.create',
    PRIYA,
    call('user.create', { name: 'Ada Okafor', email: 'ada.okafor@example.com', extension: '2099' }),
  );
  await pass(4 * 60 * MINUTE);
  await pass(MINUTE);
  await keep('approval: expired', /^Expired/);
  await ask('', PRIYA, call('user.create', { name: 'Ada Okafor', email: 'ada.okafor@example.com', extension: '2099' }));
  await ask('approval.decide', JONAS, '/approvals approve');
  await settle();
  await keep('approval: done', /^Approved by/);
  await keep('user.create: told to whom it is about', /^You have a phone account/);
  await keep('user.create: done', /is created$/);
  await ask('user.delete', PRIYA, '/user delete @tomas.eriksen');
  await ask('', PRIYA, { ...call('user.delete', { user: 'Tomás Eriksen' }), agreed: 'delete' });
  await ask('', JONAS, '/approvals approve');
  await settle();
  await keep('user.delete: done', /is deleted$/);
  await ask('approval.delegate: form', JONAS, call('approval.delegate'));
  await ask('approval.delegate', JONAS, '/approvals delegate @mia.rossi until tomorrow 9:00');
  await keep('approval: you are the delegate', /^You decide for/);
  await ask('approval.delegate: back', JONAS, 'I am back');
  await ask('approval.delegate: there was none', JONAS, call('approval.delegate', { user: 'Jonas Weber' }));
}

export async function playPasswords({ ask, keep, settle, bench }: Stage): Promise<void> {
  // Who is known on the other platform gets the code there.
  await bench.teams.types(DANA, 'help');
  await settle();
  await ask('password.reset: which', DANA, '/password');
  await ask('password.reset: prove who you are', DANA, '/password account');
  await ask('password.reset: for somebody else', 'omar.haddad', '/password account @lena.fischer');
  await ask('approval.decide: a new password', JONAS, '/approvals approve');
  await settle();
  await keep('password.reset', /^Your new .* is ready/);
  await keep('password.reset: done for somebody', /has a new phone password$/);
  await keep('password.reset: somebody changed yours', /^Your phone password was changed/);
}

/** One thing for many. */
export async function playSeveral({ ask, keep, settle, bench }: Stage): Promise<void> {
  for (const person of ['sofia.navarro', 'petra.novakova', 'henrik.lindqvist'])
    await changePerson(bench, person, '', { enabled: false });
  await ask('several: nothing to do', PRIYA, '/user enable @dana.kim @dana.park');
  await ask(
    'several: preview',
    PRIYA,
    '/user enable @sofia.navarro @petra.novakova @henrik.lindqvist @dana.kim @nobody.here',
  );
  await ask('several: change the list', PRIYA, 'Change the list');
  await keep('', /phone accounts\?$/, PRIYA);
  await ask('several: started', PRIYA, 'Do it for 3 people');
  await settle();
  await keep('several: result', /^3 of 3 done/);
  await ask('several: with an approval', PRIYA, '/user disable @sofia.navarro @petra.novakova @priya.natarajan');
  await ask('several: asked', PRIYA, 'Ask for approval: 2 people');
  await keep('several: left out', /left out$/);
  await keep('several: to decide', /^Priya asks: /, JONAS);
  await ask('several: approved', JONAS, 'Approve');
  await settle();
  await keep('several: done after the approval', /^Approved by/);
}

export async function playAccounts({ ask, keep, bench }: Stage): Promise<void> {
  await ask('account.disconnect', 'ilse.de.vries', '/disconnect');
  await ask('account.disconnect: none', 'ilse.de.vries', '/disconnect');
  await ask('account.lock', 'dana.park', call('account.lock'));
  await keep('account.lock: told to administrators', /that was not me$/);
  bench.phone.refuse('/users/', 400);
  await ask('account.lock: not done', 'ilse.devries', call('account.lock'));
}
