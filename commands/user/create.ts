import { z } from 'zod';
import { buttons, call, card, facts, press, text } from '../../cards/build.ts';
import type { PageButton } from '../../cards/model.ts';
import { type CommandContext, defineCommand } from '../../src/core/command.ts';
import { PatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { roleLabel, secretWords } from '../../src/core/phone-words.ts';
import { type SecretTarget, variantsOf } from '../../src/core/secret-rules.ts';
import type { NewUser, PhoneRole, PhoneUser } from '../../src/core/users.ts';
import { CREATE } from './_create-examples.ts';
import { roleNamed } from './_user.ts';

type Context = CommandContext<'users' | 'passwords' | 'directory'>;

const input = z.object({
  name: field.text('Name', 128),
  email: field.text('E-mail', 128),
  extension: field.text('Extension', 64),
  role: field.text('Role', 64).optional(),
  department: field.text('Department', 128).optional(),
  number: field.text('Mobile', 32).optional(),
});
type Wish = z.output<typeof input>;

/** A new person in the phone system. Their first passwords are made here, and shown to them once. */
export default defineCommand({
  id: 'user.create',
  words: ['user create'],
  summary: 'Create a phone user',
  button: 'Create user',
  effect: 'danger',
  access: { role: 'admin' },
  guard: { always: 'approval' },
  rights: { any: ['users.add'] },
  uses: ['users', 'passwords', 'directory'],
  repeat: 'check',
  input,
  asks: ({ users }) => ({
    ...(!users.needsExtension && { extension: 'may' }),
    ...(!users.keeps.includes('department') && { department: 'never' }),
    ...(!users.keeps.includes('mobile') && { number: 'never' }),
  }),
  examples: CREATE,

  /** What cannot be created is said before anybody is asked to approve it. */
  async preview(ctx, wish) {
    const role = await roleFor(ctx, wish);
    await refuseTaken(ctx, wish);
    return {
      what: `new phone user ${wish.name}`,
      consequence: [
        `${capital(about(wish.extension, role))}, ${wish.email}.`,
        ctx.phone.users.needsExtension ? 'Takes one licence.' : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    };
  },

  async run(ctx, wish) {
    const role = await roleFor(ctx, wish);
    // Written down before the call: in a second run after a crash, whoever is there by this name was made by the first.
    await ctx.once('free', z.boolean(), async () => {
      await refuseTaken(ctx, wish);
      return true;
    });
    const secrets = await firstSecrets(ctx, wish);
    const made = await findMade(ctx, wish);
    const person = made ?? (await ctx.phone.users.create({ ...newUser(wish, role), secrets }));
    const given = await targetsGiven(ctx);
    const shown = await Promise.all(given.map((target) => keep(ctx, person, target)));
    const mailed = given.length === 0;
    return {
      card: card(`${person.name} is created`, 'good', [
        facts({
          Account: person.username,
          Extension: person.extension || undefined,
          Role: roleLabel(role),
          'E-mail': person.email,
        }),
        text(
          mailed
            ? `Nobody is given a password here: ${person.name} chooses one with the link in the welcome mail.`
            : `${person.name} gets links to the first passwords, for 10 minutes. Later "New password" gives others.`,
        ),
        buttons(
          mailed
            ? press('Welcome mail', call('user.welcome', { user: { id: person.id } }), { style: 'primary' })
            : press('New password', call('password.reset', { target: 'account', user: { id: person.id } })),
          press('Show', call('user.show', { user: { id: person.id } })),
        ),
      ]),
      changed: {
        what: `phone user ${person.name}`,
        from: 'none',
        to: about(person.extension, role),
      },
      tells: mailed ? [] : [{ to: person, card: welcomeCard(person, shown) }],
    };
  },
});

async function roleFor({ phone }: Context, { role }: Wish): Promise<PhoneRole> {
  return roleNamed(phone.users, role ?? 'employee');
}

/** "extension 2099, Employee"; the extension where there is one. */
function about(extension: string, role: PhoneRole): string {
  return [extension === '' ? '' : `extension ${extension}`, roleLabel(role)].filter((part) => part !== '').join(', ');
}

/** The account's name is the address's local part, in the letters an account may have. */
function usernameFor(email: string): string {
  return (email.split('@')[0] ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9_\-'.]/g, '')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 64);
}

async function refuseTaken({ phone }: Context, { email, extension }: Wish): Promise<void> {
  const username = usernameFor(email);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) || username === '') {
    throw new PatchcordError('bad-input', 'That is no e-mail address.');
  }
  const wanted = extension.trim();
  if (!/^\d{3,64}$/.test(wanted) && (wanted !== '' || phone.users.needsExtension))
    throw new PatchcordError('bad-input', 'An extension is digits, three or more.');
  const found = await Promise.all([
    phone.directory.byEmail(email),
    wanted === '' ? [] : phone.directory.find(wanted),
    phone.directory.find(username),
  ]);
  const twin = found
    .flat()
    .find(
      (one) =>
        one.email === email.trim().toLowerCase() ||
        (wanted !== '' && one.extension === wanted) ||
        one.username === username,
    );
  if (twin) {
    throw new PatchcordError('bad-input', `${twin.name} has this address, account name or extension already.`);
  }
}

async function findMade({ phone }: Context, { email, extension }: Wish): Promise<PhoneUser | undefined> {
  const found = await phone.directory.byEmail(email);
  return found.find((one) => extension.trim() === '' || one.extension === extension.trim());
}

function newUser({ name, email, extension, department, number }: Wish, role: PhoneRole): Omit<NewUser, 'secrets'> {
  return {
    username: usernameFor(email),
    name: name.trim(),
    email: email.trim(),
    extension: extension.trim(),
    role: role.name,
    department: department?.trim() ?? '',
    mobile: number?.trim() ?? '',
  };
}

async function firstSecrets(ctx: Context, wish: Wish): Promise<NewUser['secrets']> {
  const { phone, services } = ctx;
  const about = [wish.name, wish.email, wish.extension];
  const make = async (target: SecretTarget) => {
    const [rules] = variantsOf(await phone.passwords.rules(target));
    if (!rules) throw new Error('Rules without a variant');
    return [target, await services.secrets.generate(target, rules, about)] as const;
  };
  return Object.fromEntries(await Promise.all((await targetsGiven(ctx)).map(make)));
}

/** The first secrets that are given here; a phone system that mails links lets people choose their own. */
async function targetsGiven({ phone }: Context): Promise<SecretTarget[]> {
  const { passwords } = phone;
  if (!passwords.targets.includes('extension')) return [];
  return [...passwords.targets];
}

async function keep({ services }: Context, owner: PhoneUser, target: SecretTarget): Promise<PageButton> {
  const label = `Your new ${secretWords(target)}`;
  const { button } = await services.secrets.keep({ name: target, owner, label });
  const { style: _primary, ...plain } = button;
  return { ...plain, label: capital(secretWords(target)), says: `Show your new ${secretWords(target)} once` };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function welcomeCard(person: PhoneUser, shown: PageButton[]) {
  return card('You have a phone account', 'good', [
    text(`Your account is ${person.username}, your extension ${person.extension}.`),
    text('Each button shows one secret, once, on a page only you can open, for 10 minutes.'),
    buttons(...shown),
  ]);
}
