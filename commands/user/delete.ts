import { z } from 'zod';
import { card, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { GOING, Going } from '../../src/core/going.ts';
import { DELETE } from './_delete-examples.ts';
import { queueLoss, refuseLockout } from './_user.ts';

/** Takes a person out of the phone system, with mailbox and recordings. Nothing brings them back. */
export default defineCommand({
  id: 'user.delete',
  words: ['user delete {user}'],
  summary: 'Delete a phone user for good',
  button: 'Delete user',
  effect: 'danger',
  access: { role: 'admin' },
  guard: { always: 'approval', word: 'delete' },
  rights: { any: ['users.delete'] },
  uses: ['users'],
  repeat: 'check',
  input: z.object({ user: field.person() }),
  examples: DELETE,

  async preview(ctx, { user }) {
    await refuseLockout(ctx, user);
    const queues = ctx.services.people.queues(user);
    const loss = queues ? await queueLoss(queues, user) : '';
    const { users } = ctx.phone;
    const lost =
      users.takesAway === 'everything'
        ? `Extension ${user.extension}, voicemail and recordings are lost for good.`
        : accountOnly((await users.details(user.id)).syncedFrom);
    return { what: `delete ${user.name} from the phone system`, consequence: loss === '' ? lost : `${lost} ${loss}` };
  },

  async run(ctx, { user: named }) {
    await refuseLockout(ctx, named);
    // In a second run after a crash the same name may lead to somebody else: they are gone already.
    const user = await ctx.once(GOING, Going, async () => {
      await ctx.phone.users.details(named.id);
      return named;
    });
    const { users } = ctx.phone;
    const gone = (error: unknown) => {
      if (toPatchcordError(error).code !== 'not-found') throw error;
      return undefined;
    };
    const isAll = users.takesAway === 'everything';
    const source = await ctx.once('comes from', z.string(), async () =>
      isAll ? '' : ((await users.details(user.id).catch(gone))?.syncedFrom ?? ''),
    );
    await ctx.services.accounts.disconnect({ phones: [user] });
    const there = !ctx.isRepeat || (await users.details(user.id).catch(gone)) !== undefined;
    if (there) await users.remove(user.id).catch(gone);
    const from = user.extension === '' ? 'there' : `extension ${user.extension}`;
    const changed = { what: `phone user ${user.name}`, from, to: 'deleted' };
    if (!isAll)
      return { card: card(`${user.name}'s account is deleted`, 'good', [text(accountOnly(source))]), changed };
    return {
      card: card(`${user.name} is deleted`, 'good', [
        text(`Extension ${user.extension} is free. This cannot be undone.`),
      ]),
      changed,
    };
  },
});

/** Telephones go on where they are another system's; whoever comes from a directory stays listed (reference of Mitel, 10.2). */
function accountOnly(source: string): string {
  const ends = 'They can no longer sign in; extension and telephone, where a PBX has them, stay.';
  return source === ''
    ? `${ends} This cannot be undone.`
    : `${ends} The record comes from ${source}, so they stay listed, and a welcome mail brings the account back.`;
}
