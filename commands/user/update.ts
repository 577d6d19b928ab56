import { z } from 'zod';
import { call, card, facts, text } from '../../cards/build.ts';
import { formCard } from '../../cards/form.ts';
import type { Input } from '../../cards/model.ts';
import { type CommandContext, defineCommand, type Outcome } from '../../src/core/command.ts';
import { PatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { lastDigits } from '../../src/core/phone-words.ts';
import type { PhoneUser, UserChanges, UserDetails } from '../../src/core/users.ts';
import { UPDATE } from './_update-examples.ts';

const LABELS = { name: 'Name', email: 'E-mail', department: 'Department', mobile: 'Mobile' } as const;
type Member = keyof typeof LABELS;
const MEMBERS: readonly Member[] = ['name', 'email', 'department', 'mobile'];
const LIMITS: Record<Member, number> = { name: 128, email: 128, department: 128, mobile: 32 };

/** Name, address, department and mobile number of somebody. Without changes it asks for them. */
export default defineCommand({
  id: 'user.update',
  words: ['user update {user} [name {name}] [email {email}] [department {department}] [number|mobile {number}]'],
  summary: 'Change the details of a phone user',
  button: 'Save changes',
  effect: 'change',
  access: { role: 'admin' },
  rights: { any: ['users.edit'] },
  uses: ['users'],
  repeat: 'safe',
  input: z.object({
    user: field.person(),
    name: field.text(LABELS.name, LIMITS.name).optional(),
    email: field.text(LABELS.email, LIMITS.email).optional(),
    department: field.text(LABELS.department, LIMITS.department).optional(),
    number: field.text(LABELS.mobile, LIMITS.mobile).optional(),
  }),
  examples: UPDATE,
  async run(ctx, { user, number: mobile, name, email, department }): Promise<Outcome> {
    const { phone } = ctx;
    const before = await ctx.once('before', Found, async () => foundIn(await phone.users.details(user.id)));
    const wished = { name, email, department, mobile };
    const changes = Object.fromEntries(
      MEMBERS.flatMap((member) => {
        const value = wished[member]?.trim();
        return value === undefined || value === before[member] ? [] : [[member, value] as const];
      }),
    );
    const changed = MEMBERS.filter((member) => member in changes);
    const { keeps } = phone.users;
    if (MEMBERS.every((member) => wished[member] === undefined)) return { card: askCard(user, before, keeps) };
    if (changed.length === 0) {
      return { card: card(`${before.name} stays as it is`, 'neutral', [text('Nothing was changed.')]) };
    }
    check(changes, before);
    const unknown = changed.find((member) => !keeps.includes(member));
    if (unknown) throw new PatchcordError('bad-input', `This phone system keeps no ${LABELS[unknown].toLowerCase()}.`);
    const after = (await madeBefore(ctx, user, changes)) ?? (await phone.users.update(user.id, changes));
    const back = Object.fromEntries(changed.map((member) => [member === 'mobile' ? 'number' : member, before[member]]));
    const lost = changed.some((member) => before[member] === '');
    const listed = (person: UserChanges) =>
      changed.map((member) => `${LABELS[member]} ${said(member, person)}`).join(', ');
    return {
      card: card(`${after.name} is changed`, 'good', [
        facts(Object.fromEntries(changed.map((member) => [LABELS[member], after[member] || 'None']))),
        facts(Object.fromEntries(changed.map((member) => [`${LABELS[member]} before`, before[member] || 'None']))),
      ]),
      // What was empty cannot be typed again.
      ...(!lost && { undo: call('user.update', { user: { id: user.id }, ...back }) }),
      changed: { what: `details of ${before.name}`, from: listed(before), to: listed(after) },
    };
  },
});

/** Begun before, and cut off: what took effect then is not done twice. */
async function madeBefore(ctx: CommandContext<'users'>, { id }: PhoneUser, changes: UserChanges) {
  if (!ctx.isRepeat) return undefined;
  const now = await ctx.phone.users.details(id);
  return MEMBERS.every((member) => changes[member] === undefined || changes[member] === now[member]) ? now : undefined;
}

const Found = z.object({
  name: z.string(),
  email: z.string(),
  department: z.string(),
  mobile: z.string(),
  syncedFrom: z.string(),
});
type Found = z.infer<typeof Found>;

function foundIn({ name, email, department, mobile, syncedFrom }: UserDetails): Found {
  return { name, email, department, mobile, syncedFrom };
}

/** For the audit: of a number only the end. */
function said(member: Member, person: UserChanges): string {
  const value = person[member] ?? '';
  return (member === 'mobile' ? lastDigits(value) : value) || 'none';
}

function check({ name, email }: UserChanges, { syncedFrom }: Found): void {
  if (name === '') throw new PatchcordError('bad-input', 'A name cannot be empty.');
  if (email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw new PatchcordError('bad-input', 'That is no e-mail address.');
  }
  if (syncedFrom !== '' && (name !== undefined || email !== undefined)) {
    throw new PatchcordError('bad-input', `Name and e-mail come from ${syncedFrom} and have to be changed there.`);
  }
}

function askCard(user: PhoneUser, now: Found, keeps: readonly Member[]) {
  const inputs = MEMBERS.filter((member) => keeps.includes(member))
    .filter((member) => now.syncedFrom === '' || member === 'department' || member === 'mobile')
    .map(
      (member): Input => ({
        kind: 'text',
        name: member === 'mobile' ? 'number' : member,
        label: LABELS[member],
        required: false,
        value: now[member],
        maxLength: LIMITS[member],
      }),
    );
  const change = call('user.update', { user: { id: user.id } });
  return formCard(`Change ${now.name}`, { label: 'Save changes', call: change }, inputs);
}
