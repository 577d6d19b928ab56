import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyCommand } from '../core/command.ts';
import { metaOf } from '../core/fields.ts';
import type { PhoneSystem, ServiceSkills } from '../core/phone.ts';

/** Every command there is, and those that the configured systems can carry out. */
export interface Catalog {
  /** Only commands whose skills some configured system has. */
  readonly commands: readonly AnyCommand[];
  get(id: string): AnyCommand | undefined;
  /** Also one that nobody here can carry out: it is understood, and said to be so. */
  known(id: string): AnyCommand | undefined;
}

/**
 * Finds the commands below a folder: one file each, its id equal to its path (`presence/set.ts` is `presence.set`).
 * Files that begin with `_` are shared parts of a group. Throws with the file's name when one does not fit.
 */
export async function loadCommands(folder: string): Promise<AnyCommand[]> {
  const files = (await readdir(folder, { recursive: true }))
    .filter((file) => file.endsWith('.ts') && !/(^|[\\/])_/.test(file))
    .toSorted();
  return Promise.all(
    files.map(async (file) => {
      const module: { default?: AnyCommand } = await import(pathToFileURL(join(folder, file)).href);
      const id = relative('', file).split(sep).join('.').replace(/\.ts$/, '');
      const command = module.default;
      if (command?.id !== id) throw new Error(`commands/${file}: the command in it must have the id "${id}"`);
      checkFields(command);
      return command;
    }),
  );
}

/** Every input is a field that knows what it is, and every slot of the words is an input. */
function checkFields(command: AnyCommand): void {
  for (const [name, schema] of Object.entries(command.input.shape)) {
    if (!metaOf(schema)) throw new Error(`${command.id}: the input "${name}" must be made with field.*`);
  }
  for (const slot of command.words.flatMap((words) =>
    [...words.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
  )) {
    if (!(slot in command.input.shape)) throw new Error(`${command.id}: the words name {${slot}}, which is no input`);
  }
}

export function createCatalog(all: readonly AnyCommand[], systems: readonly PhoneSystem[]): Catalog {
  const commands = all.filter((command) => command.uses.length === 0 || systems.some((one) => canDo(one, command)));
  const byId = new Map(commands.map((command) => [command.id, command]));
  const known = new Map(all.map((command) => [command.id, command]));
  return { commands, get: (id) => byId.get(id), known: (id) => known.get(id) };
}

/** Has this one system all the skills? */
export function canDo(system: PhoneSystem, { uses }: Pick<AnyCommand, 'uses'>): boolean {
  const skills = skillsOf(system);
  return uses.every((skill) => skills.includes(skill));
}

/** As a record, so that the compiler misses none. */
const SERVICE_SKILLS = Object.keys({
  directory: true,
  queues: true,
  passwords: true,
  users: true,
  switching: true,
  dndSwitch: true,
  welcome: true,
  groups: true,
  eventHistory: true,
} satisfies Record<keyof ServiceSkills, true>);

function skillsOf(system: PhoneSystem): readonly string[] {
  const service = new Map(Object.entries(system.service));
  return [...SERVICE_SKILLS.filter((skill) => service.get(skill) !== undefined), ...system.ownSkills];
}
