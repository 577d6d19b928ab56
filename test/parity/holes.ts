import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { AnyCommand } from '../../src/core/command.ts';
import { SHORTCUTS } from '../../src/core/surfaces.ts';
import { ENTRANCES, type Entrance, PLATFORMS, type Platform } from './entrances.ts';
import { asksOthers, canBe, isAboutOneThing, KINDS, type Kind } from './kinds.ts';

/** Properties of a command that explain an empty cell, by the words of `holes.yaml`. */
const PROPERTIES = {
  'not typed': ({ words }: AnyCommand) => words.length === 0,
  'asks others first': asksOthers,
  'about one thing': isAboutOneThing,
  'nothing to ask': (command: AnyCommand) => !canBe(command, 'form'),
  'no shortcut': ({ id }: AnyCommand) => SHORTCUTS.every(({ command }) => command !== id),
  'names nothing': (command: AnyCommand) => !canBe(command, 'choice'),
  harmless: (command: AnyCommand) => !canBe(command, 'confirm'),
  'open to all': (command: AnyCommand) => !canBe(command, 'refusal'),
  'without the phone system': (command: AnyCommand) => !canBe(command, 'problem'),
} satisfies Record<string, (command: AnyCommand) => boolean>;

const oneOrMore = <T extends z.ZodType>(one: T) => z.union([one.transform((value) => [value]), z.array(one)]);

const Hole = z
  .strictObject({
    way: oneOrMore(z.enum(ENTRANCES)).optional(),
    kind: oneOrMore(z.enum(KINDS)).optional(),
    platform: z.enum(PLATFORMS).optional(),
    commands: z.array(z.string()).optional(),
    when: z.enum(Object.keys(PROPERTIES) as [keyof typeof PROPERTIES, ...(keyof typeof PROPERTIES)[]]).optional(),
    reason: z.string().regex(/^[A-Z].{20,}\.$/),
  })
  .refine((hole) => (hole.way === undefined) !== (hole.kind === undefined), 'needs a way or a kind')
  .refine((hole) => (hole.commands === undefined) !== (hole.when === undefined), 'needs commands or a property');
export type Hole = z.infer<typeof Hole>;

export const holes: readonly Hole[] = z
  .array(Hole)
  .parse(parse(readFileSync(join(import.meta.dirname, 'holes.yaml'), 'utf8')));

/** The empty cell of a command: at a way in, or of a kind of reply. */
export interface Empty {
  command: AnyCommand;
  platform: Platform;
  way?: Entrance;
  kind?: Kind;
}

/** Why a cell is empty, where that is written down. */
export function holeFor({ command, platform, way, kind }: Empty): Hole | undefined {
  return holes.find(
    (hole) =>
      (hole.platform === undefined || hole.platform === platform) &&
      (way === undefined || hole.way?.includes(way)) &&
      (kind === undefined || hole.kind?.includes(kind)) &&
      (hole.when ? PROPERTIES[hole.when](command) : hole.commands?.some((one) => fits(one, command.id))),
  );
}

function fits(pattern: string, id: string): boolean {
  return pattern === '*' || pattern === id || (pattern.endsWith('.*') && id.startsWith(pattern.slice(0, -1)));
}
