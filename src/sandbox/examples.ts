import { type Employee, queueStaff } from './company.ts';

/** Three lines with which this person may begin: what their work asks of the phone system. */
export function examplesFor({ role, title, extension }: Employee): readonly string[] {
  if (role === 'Admin') return ['find Dana', 'approvals', 'audit'];
  if (role === 'QueueManager') return ['queue board', 'queue who Support', 'presence lunch for 30m'];
  if (title === 'Support contact') return ['supportlog', 'supportlog take 1', 'presence lunch for 30m'];
  const isAgent = queueStaff.some(({ agents }) => extension in agents);
  return ['presence dnd for 30m', isAgent ? 'queue break for 15m' : 'find Dana', 'password account @lena.fischer'];
}
