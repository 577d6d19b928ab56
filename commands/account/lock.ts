import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { type CommandContext, defineCommand, type Tell } from '../../src/core/command.ts';
import { type PatchcordError, toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import type { Switching } from '../../src/core/users.ts';
import { alarmCard, elsewhereAlarmCard, elsewhereCard } from './_alarm.ts';

type Context = CommandContext<'directory'>;

/**
 * "That was not me": switches the own account off where the phone system can, cuts it off from here, and tells the administrators.
 * Only a button.
 */
export default defineCommand({
  id: 'account.lock',
  words: [],
  summary: 'Switch your phone account off because somebody else used it',
  effect: 'danger',
  access: 'self',
  // The alarm has to arrive, also when the account is off already: a first run of this one was cut off, or an administrator was faster.
  evenWhenOff: true,
  // Not `switching`: where nobody can be switched off, the alarm is all the more needed.
  uses: ['directory'],
  repeat: 'safe',
  input: z.object({
    /** A link was mailed, and no password was changed yet. */
    mailed: field.hidden(z.literal(true)).optional(),
  }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run(ctx, { mailed }) {
    const { who, services } = ctx;
    // The administrators hear of it in any case; so they are looked for before anything can go wrong.
    const admins = await services.people.withRole(who, 'admin').catch(() => []);
    const others = admins.filter((admin) => admin.id !== who.phone.id);
    const wasOn = await ctx.once('was on', z.boolean(), () => isOn(ctx));
    const { lasting } = await services.accounts.disconnect(who);
    const { switching, ...place } = services.people.place(who.phone);
    const what = `phone account of ${who.name}`;
    const from = wasOn ? 'on' : 'off';
    if (!switching) {
      const alarm = { ...place, person: who.phone, mailed: mailed === true, told: others.length > 0, lasting };
      return {
        card: elsewhereCard(alarm),
        changed: { what, from, to: 'on, reported by its owner' },
        tells: others.map((to): Tell => ({ to, card: elsewhereAlarmCard(alarm) })),
      };
    }
    const trouble = await switchOff(ctx, switching);
    if (trouble && others.length === 0) throw trouble;
    const tells = others.map((to): Tell => ({ to, card: alarmCard(who.phone, mailed === true, trouble) }));
    if (trouble) {
      return {
        card: card('Your phone account is still on', 'warning', [
          text(`${trouble.message} I deleted my own access and told the administrators.`),
          buttons(press('Try again', call('account.lock'), { style: 'danger' })),
        ]),
        changed: { what, from, to: 'on, reported by its owner' },
        tells,
      };
    }
    return {
      card: card('Your phone account is switched off', 'warning', [
        text('Nobody can use it now, not even you, and my own access is deleted.'),
        text(
          others.length === 0
            ? 'I know no other administrator: go to yours, who can switch it on again.'
            : 'The administrators know. One of them talks to you and switches it on again.',
        ),
      ]),
      changed: { what, from, to: 'off, by its owner' },
      tells,
    };
  },
});

/** Nothing may keep the alarm back: who cannot be looked at counts as on. */
function isOn({ who, phone }: Context): Promise<boolean> {
  return phone.directory.get(who.phone.id).then(
    ({ enabled }) => enabled,
    () => true,
  );
}

/** What went wrong. A run that was cut off may have done it: then it is not done again. */
async function switchOff(ctx: Context, switching: Switching): Promise<PatchcordError | undefined> {
  if (ctx.isRepeat && !(await isOn(ctx))) return undefined;
  return switching.setEnabled(ctx.who.phone.id, false).then(
    () => undefined,
    (error: unknown) => toPatchcordError(error),
  );
}
