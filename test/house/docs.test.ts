import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { slackManifest, slackScopes } from '../../manifest/slack.ts';
import { loadCommands } from '../../src/app/catalog.ts';
import { variables } from '../../src/config/environment.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { createUnderstanding } from '../../src/language/understand.ts';
import { createGrammar } from '../../src/language/words.ts';
import { pages } from '../docs/pages.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFile(join(root, path), 'utf8');
const commands = await loadCommands(join(root, 'commands'));
const now = { now: Date.parse('2026-11-23T09:00:00Z'), zone: 'Europe/Berlin', mentions: [] };

const written = (await readdir(join(root, 'docs'), { recursive: true }))
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file.replaceAll('\\', '/')}`);
const texts = await Promise.all(
  ['README.md', ...written].map(async (path) => ({ path, text: withoutFences(await read(path)) })),
);

describe('the documentation', () => {
  it.each(pages.map((page) => [page.path, page] as const))('has a fresh %s (npm run docs)', async (path, page) => {
    expect(await read(path)).toBe(await page.print());
  });

  it.each(texts.map(({ path, text }) => [path, text] as const))(
    'has only links that lead somewhere, in %s',
    (path, text) => {
      const dead = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !/^[a-z]+:/i.test(target))
        .filter((target) => !leads(path, target));
      expect(dead).toEqual([]);
    },
  );

  it('names every scope of the Slack app with its reason', async () => {
    const text = await read('docs/slack.md');
    for (const { scope, reason } of slackScopes) expect(text).toContain(`| \`${scope}\` | ${reason} |`);
    const all = slackManifest({
      firstWords: [],
      publicUrl: 'https://example.com',
      socketMode: false,
      userGroups: true,
      assistant: true,
      profile: true,
    });
    for (const scope of all.oauth_config.scopes.bot) expect(text).toContain(`\`${scope}\``);
  });

  it('names no setting that there is not', () => {
    const known = new Set(variables().map(({ name }) => name));
    const named = texts.flatMap(({ path, text }) =>
      path.startsWith('docs/decisions/')
        ? []
        : [...text.matchAll(/`((?:PATCHCORD|SLACK|PORTSIP|Microsoft)[A-Za-z_]*_?[A-Za-z]+)(?:=[^`]*)?`/g)].map(
            (match) => match[1] ?? '',
          ),
    );
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('shows words that are commands', async () => {
    const grammar = createGrammar(commands);
    const lines = cellsOf(await read('docs/user.md'), 'You type').map(([first = '']) => first);
    expect(lines.length).toBeGreaterThan(20);
    const typed = lines.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
    const unread = typed.filter((line) => {
      const asked = grammar.read(line, { ...now, language: 'en' });
      return asked.kind !== 'call' || asked.problems.length > 0;
    });
    expect(unread).toEqual([]);
  });

  it('shows sentences that are understood as what it says', async () => {
    const understanding = createUnderstanding(commands);
    const rows = cellsOf(await read('docs/user.md'), 'Command');
    expect(rows.length).toBeGreaterThan(5);
    const found = rows.flatMap(([id = '', ...sentences]) =>
      sentences.map((sentence, at) => {
        const language = LANGUAGES[at] ?? 'en';
        return `${sentence} → ${understanding.understand(sentence, { ...now, language }).command} (${id})`;
      }),
    );
    expect(found.filter((line) => !/→ (\S+) \(`\1`\)$/.test(line))).toEqual([]);
  });
});

/** What stands in fenced blocks links nowhere. */
function withoutFences(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '');
}

function leads(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : join(dirname(from), file);
  if (!existsSync(join(root, path))) return false;
  if (anchor === undefined) return true;
  const text = texts.find((one) => one.path === path)?.text ?? '';
  return [...text.matchAll(/^#+ (.+)$/gm)].some((match) => slugOf(match[1] ?? '') === anchor);
}

/** As GitHub names a heading. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

/** The rows of all tables whose first column has this name. */
function cellsOf(text: string, head: string): string[][] {
  const rows: string[][] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    const cells = line.startsWith('|')
      ? line
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.trim().replaceAll('\\|', '|'))
      : undefined;
    if (!cells) inside = false;
    else if (cells[0] === head) inside = true;
    else if (inside && !/^-+$/.test(cells[0] ?? '')) rows.push(cells);
  }
  return rows;
}
