import { join } from 'node:path';
import { defineCommand } from 'citty';
import { loadCommands } from '../app/catalog.ts';
import { rolesOf } from '../app/people.ts';
import { openPhoneSystems } from '../assemble.ts';
import type { Settings } from '../config/load.ts';
import { checkPolicy } from '../config/policy.ts';
import { SettingsError } from '../config/settings-error.ts';
import type { AnyCommand } from '../core/command.ts';
import { PatchcordError } from '../core/errors.ts';
import type { PhoneSystem, PhoneUser } from '../core/phone.ts';
import { applies, type Facts, judge, type Rule, type Verdict } from '../core/policy.ts';
import type { Principal } from '../core/principal.ts';
import { systemClock } from '../kit/clock.ts';
import { createLog } from '../kit/log.ts';
import { openSandboxSide } from '../sandbox/side.ts';
import { settingsOrExit } from './settings.ts';

const COMMANDS = join(import.meta.dirname, '..', '..', 'commands');

const explain = defineCommand({
  meta: { name: 'explain', description: 'Say which rule decides, and why' },
  args: {
    command: { type: 'positional', description: 'Id of a command, such as queue.set', required: true },
    as: { type: 'string', description: 'E-mail address of who asks', required: true },
    on: { type: 'string', description: 'E-mail address of whom it is about; without it, oneself' },
  },
  async run({ args }) {
    const settings = settingsOrExit();
    try {
      const commands = await loadCommands(COMMANDS);
      checkPolicy(settings.rules, commands);
      const command = commands.find((one) => one.id === args.command);
      if (!command) throw new PatchcordError('not-found', `There is no command "${args.command}".`);
      console.log(await explanation(settings, command, args.as, args.on ?? args.as));
    } catch (error) {
      if (!(error instanceof PatchcordError) && !(error instanceof SettingsError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  },
});

/** `patchcord policy explain`. */
export const policy = defineCommand({
  meta: { name: 'policy', description: 'Who may do what' },
  subCommands: { explain },
});

/** The verdict first, then the rule, where it stands, and why. Throws `not-found` for people the phone system does not know. */
export async function explanation(settings: Settings, command: AnyCommand, as: string, on: string): Promise<string> {
  const clock = systemClock;
  const log = createLog({ level: 'silent' });
  const port = settings.env.PATCHCORD_SANDBOX_PORT;
  const sandbox = settings.sandbox ? await openSandboxSide({ port, clock, log }) : undefined;
  const systems = await openPhoneSystems(settings, sandbox, { log, clock });
  try {
    const asker = await personBy(systems, as);
    const about = on.toLowerCase() === as.toLowerCase() ? asker : await personBy(systems, on);
    const facts = await factsFor(settings, systems, command, asker, about);
    return describe(judge(facts, settings.rules), facts, settings.rules);
  } finally {
    for (const system of systems) await system.stop();
    await sandbox?.stop();
  }
}

async function personBy(systems: readonly PhoneSystem[], email: string): Promise<PhoneUser> {
  const found = await Promise.all(systems.map(async (system) => system.service.directory?.byEmail(email) ?? []));
  const [only, ...others] = found.flat();
  if (!only) throw new PatchcordError('not-found', `Nobody in the phone system has the address ${email}.`);
  if (others.length > 0) throw new PatchcordError('conflict', `More than one phone user has the address ${email}.`);
  return only;
}

/** As a request would have them that is made now, in the direct chat. Groups are those of the file: chat platforms are not asked. */
async function factsFor(
  { file, sandbox, zone }: Settings,
  systems: readonly PhoneSystem[],
  command: AnyCommand,
  asker: PhoneUser,
  about: PhoneUser,
): Promise<Facts> {
  const contacts = [...file.supportContacts, ...(sandbox ? ['sam.ortiz@example.com'] : [])];
  const groupsOf = ({ email }: PhoneUser) =>
    Object.entries(file.groups).flatMap(([name, group]) => (group.members.includes(email) ? [name] : []));
  const self = about.id === asker.id && about.system === asker.system;
  const queues = systems.find((system) => system.id === asker.system)?.service.queues;
  const mine = (await queues?.of(asker.id)) ?? [];
  const theirs = self ? [] : ((await queues?.of(about.id)) ?? []);
  const who: Principal = {
    id: `${asker.system}:${asker.id}`,
    name: asker.name,
    roles: rolesOf(asker, contacts),
    chat: { platform: 'slack', tenant: '', id: '', kind: 'person', name: asker.name, emailVerified: true },
    phone: asker,
    connected: true,
    locale: 'en-GB',
    zone,
  };
  return {
    who,
    groups: groupsOf(asker),
    command: { id: command.id, access: command.access, guard: command.guard },
    target: self ? undefined : { email: about.email, roles: rolesOf(about, contacts), groups: groupsOf(about) },
    sameQueue: theirs.some(({ queue }) => mine.some((own) => own.queue.id === queue.id)),
    sameDepartment: !self && about.department !== '' && about.department === asker.department,
    member: mine.length > 0,
    at: systemClock.now(),
    platform: 'slack',
    place: 'direct',
  };
}

function describe(verdict: Verdict, facts: Facts, rules: readonly Rule[]): string {
  const { name, origin } = verdict.rule;
  const lines = [`${verdict.kind} · ${name} (${origin})`, `  ${why(verdict)}`];
  const { access } = facts.command;
  if (typeof access === 'object' && 'members' in access && origin === 'shipped')
    lines.push(`  ${facts.who.name} serves ${facts.member ? 'a queue: this is the answer for that one' : 'no queue'}.`);
  const before = rules.findIndex((rule) => rule.name === name && rule.origin === origin);
  // Rules that would have come first at another hour or in another place.
  const others = rules
    .slice(0, before < 0 ? undefined : before)
    .filter((rule) => rule.when.length + rule.where.length > 0 && applies({ ...rule, when: [], where: [] }, facts));
  for (const rule of others)
    lines.push(`  At other hours or places: ${rule.then.kind}, by ${rule.name} (${rule.origin}).`);
  return lines.join('\n');
}

function why(verdict: Verdict): string {
  const shipped = verdict.rule.origin === 'shipped';
  const source = shipped
    ? 'No rule of yours applies; this is the default of the command.'
    : 'The first rule that applies.';
  switch (verdict.kind) {
    case 'allow':
      return `${source} It runs at once.`;
    case 'confirm':
      return `${source} ${verdict.word === undefined ? 'It is read back first.' : `"${verdict.word}" has to be typed first.`}`;
    case 'step-up':
      return `${source} The person proves once more who they are.`;
    case 'approve': {
      const { steps, withinMs } = verdict.terms;
      const asked = steps.map(({ by, need }) => `${need} of ${by.map(nameOf).join(', ')}`).join(', then ');
      const word = verdict.word === undefined ? '' : ` "${verdict.word}" has to be typed first.`;
      return `${source} It needs the yes of ${asked}, within ${Math.round(withinMs / 60_000)} minutes.${word}`;
    }
    case 'deny':
      return `${source} ${verdict.sentence}`;
    default:
      return verdict satisfies never;
  }
}

function nameOf(who: { role: string } | { group: string } | { person: string }): string {
  if ('role' in who) return `role ${who.role}`;
  return 'group' in who ? `group ${who.group}` : who.person;
}
