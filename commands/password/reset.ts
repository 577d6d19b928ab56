import { z } from 'zod';
import { card, text } from '../../cards/build.ts';
import { type CommandContext, defineCommand, type Outcome } from '../../src/core/command.ts';
import { toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { secretWords } from '../../src/core/phone-words.ts';
import { type SecretTarget, variantsOf } from '../../src/core/secret-rules.ts';
import type { UserDetails } from '../../src/core/users.ts';
import { RESET } from './_examples.ts';
import { elsewhere, mail, neutralCard } from './_mailed.ts';
import { type After, askedBy, changedCard, consequences, readyCard, targetField } from './_secret.ts';

type Context = CommandContext<'passwords' | 'users'>;

/** A new password or PIN: mailed by the phone system, or made here and shown to its owner once. Never in chat. */
export default defineCommand({
  id: 'password.reset',
  words: ['password [{target}] [{user}]'],
  summary: 'Get a new phone password or voicemail PIN',
  button: 'Get a new one',
  effect: 'danger',
  access: 'everyone',
  guard: { self: 'step-up', others: 'approval' },
  rights: { any: ['users.edit'], self: 'free' },
  uses: ['passwords', 'users'],
  fits: ({ passwords }, { target }) =>
    typeof target !== 'string' || passwords?.targets.some((one) => one === target) === true,
  // The secret of a request is always the same one, so that setting it again changes nothing.
  repeat: 'check',
  input: z.object({ target: targetField(), user: field.personOrMany().optional() }),
  examples: RESET,

  many: (count, { target }) =>
    `new ${secretWords(target ?? 'account')} for ${count === 1 ? '1 person' : `${count} people`}`,
  async hinders({ phone }, { target, user }) {
    if (target !== 'account' || !user) return undefined;
    const { signsInWith } = await phone.users.details(user.id);
    return signsInWith && `Signs in with ${signsInWith.name}: reset it there`;
  },

  /** A mailed link reaches its owner alone, so whoever asks need not prove anything first. */
  provesItself: async ({ passwords }, { target }) => target !== undefined && (await passwords.how(target)) === 'mails',
  async nobody({ phone }, { target }, text) {
    const mails = target !== undefined && (await phone.passwords.how(target)) === 'mails';
    return mails && /^\S+@\S+\.\S+$/.test(text) ? neutralCard() : undefined;
  },

  async preview({ who, phone }, { target, user }) {
    const person = user ?? who.phone;
    const { length } = target === 'extension' ? await phone.passwords.devices(person.id) : [];
    if ((await phone.passwords.how(target)) === 'mails') {
      return { what: `new ${secretWords(target)} for ${person.name}`, consequence: 'A link is mailed to them.' };
    }
    const consequence =
      length > 0
        ? `Signs ${length === 1 ? '1 phone' : `${length} phones`} out until provisioned anew.`
        : `The old ${secretWords(target)} stops working.`;
    return { what: `new ${secretWords(target)} for ${person.name}`, consequence };
  },

  async run(ctx, { target, user }): Promise<Outcome> {
    const { who, phone } = ctx;
    const person = await phone.users.details((user ?? who.phone).id);
    const self = person.id === who.phone.id;
    if (target === 'account' && person.signsInWith) return elsewhere(person, person.signsInWith, self);
    if ((await phone.passwords.how(target)) === 'mails') return mail(ctx, target, person, self);

    const { name, chooseNew } = await setNew(ctx, target, person);
    const devices = target === 'extension' ? await phone.passwords.devices(person.id).catch(() => []) : [];
    const after: After = { target, devices, chooseNew };
    const label = `Your new ${secretWords(target)}`;
    const { button, until } = await ctx.services.secrets.keep({ name, owner: person, label });
    const notice = { to: person, card: changedCard(target, askedBy(ctx, self)), at: ctx.now };
    const changed = { what: `${secretWords(target)} of ${person.name}`, from: 'the old one', to: 'a new one' };
    if (self) return { card: readyCard(after, button, `until ${ctx.say.time(until)}`), changed, tells: [notice] };
    return {
      card: card(`${person.name} has a new ${secretWords(target)}`, 'good', [
        text(`${person.name} gets a link that shows it once, for 10 minutes. The old one no longer works.`),
        ...consequences({ ...after, chooseNew: false }).map(text),
      ]),
      changed,
      tells: [notice, { to: person, card: readyCard(after, button, 'for 10 minutes') }],
    };
  },
});

/** Makes a secret to the rules and sets it; where the lengths are the system's own secret, until one is taken. */
async function setNew({ phone, services }: Context, target: SecretTarget, person: UserDetails) {
  const about = [person.name, person.username, person.email, person.extension];
  const variants = variantsOf(await phone.passwords.rules(target));
  for (let at = 0; ; at++) {
    const rules = variants[at];
    if (!rules) throw new Error('Rules without a variant');
    const name = `${target} ${at}`;
    const secret = await services.secrets.generate(name, rules, about);
    try {
      return { name, ...(await phone.passwords.set(person.id, target, secret)) };
    } catch (error) {
      if (at === variants.length - 1 || toPatchcordError(error).code !== 'bad-input') throw error;
    }
  }
}
