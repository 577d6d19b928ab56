import type { AnyCommand } from '../../src/core/command.ts';
import { ENTRANCES, type Entrance, PLATFORMS, type Platform } from './entrances.ts';
import { type Empty, type Hole, holeFor, holes } from './holes.ts';
import { KINDS, type Kind } from './kinds.ts';
import { cellOf, type Measured } from './measure.ts';

const NAMES: Record<Platform, string> = { slack: 'Slack', teams: 'Teams' };
const WAYS: Record<Entrance, string> = {
  slash: 'slash word',
  mention: 'mention',
  direct: 'direct message',
  button: 'button',
  form: 'form',
  shortcut: 'shortcut',
};

/** Cells that are empty, or lead astray, without a reason: what fails the build. */
export function unexplained(measured: Measured): string[] {
  return [...everyWay(measured), ...everyKind(measured)]
    .filter(({ text }) => text === undefined)
    .map(({ command, platform, way, kind }) => `${command.id} on ${NAMES[platform]}: ${way ?? kind}`);
}

/**
 * Reasons that explain nothing any more. Those for single commands stay as long as the command is there: whether a made-up value
 * happens to fit depends on what was tried before.
 */
export function idle(measured: Measured): Hole[] {
  const used = new Set([...everyWay(measured), ...everyKind(measured)].map(({ hole }) => hole));
  const ids = new Set(measured.commands.map(({ id }) => id));
  return holes.filter((hole) => !used.has(hole) && !hole.commands?.every((id) => ids.has(id)));
}

interface Cell extends Empty {
  command: AnyCommand;
  /** What stands in the table; `undefined` for a hole without a reason. */
  text: string | undefined;
  hole?: Hole | undefined;
}

function everyWay({ commands, ways }: Measured): Cell[] {
  const all = commands.flatMap((command) =>
    PLATFORMS.flatMap((platform) => ENTRANCES.map((way) => ({ command, platform, way }))),
  );
  return all.map((place) => {
    const reply = ways.get(cellOf(place.command.id, place.platform))?.[place.way];
    return reply !== undefined && reply !== 'lost' ? { ...place, text: reply } : explained(place);
  });
}

function everyKind({ commands, kinds }: Measured): Cell[] {
  const all = commands.flatMap((command) =>
    PLATFORMS.flatMap((platform) => KINDS.map((kind) => ({ command, platform, kind }))),
  );
  return all.map((place) => {
    const seen = kinds.get(cellOf(place.command.id, place.platform))?.has(place.kind);
    return seen ? { ...place, text: 'yes' } : explained(place);
  });
}

function explained(place: Empty): Cell {
  const hole = holeFor(place);
  return { ...place, text: hole && note(hole), hole };
}

function note(hole: Hole): string {
  return `[${holes.indexOf(hole) + 1}](#why-a-cell-is-empty)`;
}

/** `docs/parity.md`. */
export function parityPage(measured: Measured): string {
  const ways = everyWay(measured);
  const kinds = everyKind(measured);
  const columns = PLATFORMS.flatMap((platform) =>
    ENTRANCES.map((way) => ({ platform, way })).filter(
      (column) => column.platform === 'slack' || column.way !== 'slash',
    ),
  );
  return `${[
    '# Parity of Slack and Teams',
    'Written by `npm run docs:parity`, which goes through every way in of both platforms with every command there is; do not edit it by hand.',
    [
      'Signed requests go into the Slack adapter and activities into the Teams adapter; the application and the simulated phone system stand behind them.',
      'A reply counts when the platform took it.',
      'An empty cell without a reason in [test/parity/holes.yaml](../test/parity/holes.yaml) fails the build.',
    ].join('\n'),
    '## Ways in',
    [
      'What the first reply was: a result, or what is needed before it: a form, a confirmation, an approval by somebody else, a proof of who asks.',
      'An administrator asks, with made-up names and numbers; where these do not exist in the company of the sandbox the reply is a problem or a refusal that says so.',
      'Slash words exist in Slack only.',
    ].join('\n'),
    table(
      ['Command', ...columns.map(({ platform, way }) => `${NAMES[platform]}: ${WAYS[way]}`)],
      measured.commands.map(({ id }) => [
        `\`${id}\``,
        ...columns.map(({ platform, way }) => textOf(ways, { id, platform, way })),
      ]),
    ),
    '## Kinds of reply',
    '`yes`: seen on that platform.',
    table(
      ['Command', ...KINDS.flatMap((kind) => PLATFORMS.map((platform) => `${kind}, ${NAMES[platform]}`))],
      measured.commands.map(({ id }) => [
        `\`${id}\``,
        ...KINDS.flatMap((kind) => PLATFORMS.map((platform) => textOf(kinds, { id, platform, kind }))),
      ]),
    ),
    '## Why a cell is empty',
    holes.map((hole, at) => `${at + 1}. ${about(hole)}: ${hole.reason}`).join('\n'),
  ].join('\n\n')}\n`;
}

function textOf(cells: readonly Cell[], at: { id: string; platform: Platform; way?: Entrance; kind?: Kind }): string {
  const found = cells.find(
    ({ command, platform, way, kind }) =>
      command.id === at.id && platform === at.platform && way === at.way && kind === at.kind,
  );
  return found?.text ?? '**missing**';
}

function about({ way, kind, platform, commands, when }: Hole): string {
  const what = [...(way ?? []).map((one) => WAYS[one]), ...(kind ?? [])].join(', ');
  const whose = commands ? commands.map((one) => (one === '*' ? 'every command' : `\`${one}\``)).join(', ') : when;
  return `${what}${platform ? ` in ${NAMES[platform]}` : ''}, ${whose}`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
