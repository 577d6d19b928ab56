import { join } from 'node:path';
import { defineCommand } from 'citty';
import { canDo, loadCommands } from '../app/catalog.ts';
import { type Human, humanBehind } from '../app/people/match.ts';
import { rolesAt, standing } from '../app/people/standing.ts';
import { openPhoneSystems } from '../assemble-phones.ts';
import type { Settings } from '../config/load.ts';
import { SettingsError } from '../config/settings-error.ts';
import type { AnyCommand } from '../core/command.ts';
import { PatchcordError } from '../core/errors.ts';
import type { PhoneSystem } from '../core/phone.ts';
import { applies, type Facts, judge, type Rule, type Verdict } from '../core/policy.ts';
import { systemClock } from '../kit/clock.ts';
import { createLog } from '../kit/log.ts';
import { openSandboxSide } from '../sandbox/side.ts';
import { type GroupsAsked, openGroups } from './policy-groups.ts';
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
  const sandbox = settings.sandbox
    ? await openSandboxSide({ port, clock, log, cloud: settings.env.PATCHCORD_SANDBOX === 'cloudlink' })
    : undefined;
  const systems = await openPhoneSystems(settings, sandbox, { log, clock });
  const groups = await openGroups(settings, sandbox, { log, clock });
  try {
    const asker = await personBy(systems, as);
    const about = on.toLowerCase() === as.toLowerCase() ? asker : await personBy(systems, on);
    const places = placesFor(systems, command, about);
    const answers = await Promise.all(
      places.map(async (system) => {
        const facts = await factsFor({ settings, system, command, asker, about, groups });
        const answer = describe(judge(facts, settings.rules), facts, settings.rules);
        return places.length === 1 ? answer : `${answer}\n  In ${system.label}.`;
      }),
    );
    return answers.join('\n');
  } finally {
    await groups.close();
    for (const system of systems) await system.stop();
    await sandbox?.stop();
  }
}

/** One human being, by their users in all phone systems. */
async function personBy(systems: readonly PhoneSystem[], email: string): Promise<Human> {
  const found = await Promise.all(
    systems.map(async (system) => (await system.service.directory?.byEmail(email)) ?? []),
  );
  const [user] = found.flat();
  if (!user) throw new PatchcordError('not-found', `Nobody in the phone system has the address ${email}.`);
  if (found.some((users) => users.length > 1))
    throw new PatchcordError('conflict', `More than one phone user has the address ${email}.`);
  return humanBehind(systems, user);
}

/** Where it could be done to that person: the answer may differ. */
function placesFor(systems: readonly PhoneSystem[], command: AnyCommand, about: Human): PhoneSystem[] {
  const able = systems.filter((system) => command.uses.length > 0 && canDo(system, command));
  const there = able.filter((system) => about.phones.some((phone) => phone.system === system.id));
  const home = systems.filter((system) => system.id === about.phones[0].system);
  return there.length > 0 ? there : home;
}

/** As a request would have them that is made now, in the direct chat of Slack. */
async function factsFor({
  settings: { file, sandbox, zone },
  system,
  command,
  asker,
  about,
  groups,
}: {
  settings: Settings;
  system: PhoneSystem;
  command: AnyCommand;
  asker: Human;
  about: Human;
  groups: GroupsAsked;
}): Promise<Facts> {
  const contacts = [...file.supportContacts, ...(sandbox ? ['sam.ortiz@example.com'] : [])];
  const [home] = asker.phones;
  const who = standing(
    system,
    {
      id: asker.id,
      name: home.name,
      roles: [],
      chat: { platform: 'slack', tenant: '', id: '', kind: 'person', name: home.name, emailVerified: true },
      phone: home,
      phones: asker.phones,
      connected: true,
      locale: 'en-GB',
      zone,
    },
    contacts,
  );
  const them = about.phones.find((phone) => phone.system === system.id) ?? about.phones[0];
  const self = about.id === asker.id;
  const { queues } = system.service;
  const mine = who.phone.system === system.id ? ((await queues?.of(who.phone.id)) ?? []) : [];
  const theirs = self || them.system !== system.id ? [] : ((await queues?.of(them.id)) ?? []);
  return {
    who,
    groups: await groups.ofAsker(who.phone),
    command: {
      id: command.id,
      access: command.access,
      guard: command.guard,
      rights: command.rights,
      evenWhenOff: command.evenWhenOff,
    },
    target: self
      ? undefined
      : {
          email: them.email,
          roles: rolesAt(system, about.phones, contacts),
          groups: await groups.ofTarget(them.email),
        },
    sameQueue: theirs.some(({ queue }) => mine.some((own) => own.queue.id === queue.id)),
    sameDepartment: !self && them.department !== '' && them.department === who.phone.department,
    member: mine.length > 0,
    foreign: self ? undefined : 'it',
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
    lines.push(`  At other hours or places: ${rule.outcome.kind}, by ${rule.name} (${rule.origin}).`);
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
