import { z } from 'zod';
import { card, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
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
    const free = `Extension ${user.extension}, voicemail and recordings are lost for good.`;
    return { what: `delete ${user.name} from the phone system`, consequence: loss === '' ? free : `${free} ${loss}` };
  },

  async run(ctx, { user }) {
    await refuseLockout(ctx, user);
    await ctx.services.accounts.disconnect({ phones: [user] });
    // In a second run after a crash the person was there when the first one began.
    await ctx.once('there', z.boolean(), async () => {
      await ctx.phone.users.details(user.id);
      return true;
    });
    const gone = (error: unknown) => {
      if (toPatchcordError(error).code !== 'not-found') throw error;
      return undefined;
    };
    const there = !ctx.isRepeat || (await ctx.phone.users.details(user.id).catch(gone)) !== undefined;
    if (there) await ctx.phone.users.remove(user.id).catch(gone);
    return {
      card: card(`${user.name} is deleted`, 'good', [
        text(`Extension ${user.extension} is free. This cannot be undone.`),
      ]),
      changed: { what: `phone user ${user.name}`, from: `extension ${user.extension}`, to: 'deleted' },
    };
  },
});
