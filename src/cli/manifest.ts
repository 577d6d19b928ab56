import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { defineCommand } from 'citty';
import { slackManifest } from '../../manifest/slack.ts';
import { teamsPackage } from '../../manifest/teams.ts';
import { loadCommands } from '../app/catalog.ts';
import { namesSlackGroups, routesToSlack } from '../config/load.ts';
import { supportOf } from '../config/support-schema.ts';
import type { AnyCommand } from '../core/command.ts';
import { SHORTCUTS } from '../core/surfaces.ts';
import { createGrammar } from '../language/words.ts';
import { plainly } from './plainly.ts';
import { partsOrExit } from './settings.ts';

const COMMANDS = join(import.meta.dirname, '..', '..', 'commands');

/** Stands in the package until the registration's own id is set; Teams refuses it at upload. */
const NO_APP_ID = '00000000-0000-0000-0000-000000000000';

const slack = defineCommand({
  meta: { name: 'slack', description: 'Print the Slack app manifest (JSON)' },
  async run() {
    const { env, file } = partsOrExit();
    const manifest = slackManifest({
      firstWords: await firstWordsOf(''),
      publicUrl: env.PATCHCORD_PUBLIC_URL ?? `http://localhost:${env.PORT}`,
      socketMode: env.SLACK_APP_TOKEN !== undefined,
      userGroups: namesSlackGroups(file),
      supportLogs: routesToSlack(supportOf(file.supportLogs, env, 'UTC')),
      assistant: file.slack.assistant,
      profile: file.slack.profile,
      shortcuts: await shortcutsHere(),
    });
    console.log(JSON.stringify(manifest, null, 2));
  },
});

const teams = defineCommand({
  meta: { name: 'teams', description: 'Write the Teams app package (zip) and print its path' },
  args: { out: { type: 'string', default: 'patchcord-teams.zip', description: 'Where to write it' } },
  run: plainly('The package could not be written', async ({ args }) => {
    const { env } = partsOrExit();
    if (!env.MicrosoftAppId)
      console.error('MicrosoftAppId is not set: the package carries a placeholder and cannot be uploaded yet.');
    const commands = (await firstWordsOf('')).map(({ word, summary }) => ({ title: word, description: summary }));
    const zip = teamsPackage({
      appId: env.MicrosoftAppId ?? NO_APP_ID,
      publicUrl: env.PATCHCORD_PUBLIC_URL ?? `http://localhost:${env.PORT}`,
      commands,
      shortcuts: await shortcutsHere(),
      version: await versionOf(),
    });
    const path = resolve(args.out);
    await writeFile(path, zip);
    console.log(path);
  }),
});

/** `patchcord manifest slack`, `patchcord manifest teams`. */
export const manifest = defineCommand({
  meta: { name: 'manifest', description: 'Files to upload to Slack and Teams, made from the commands there are' },
  subCommands: { slack, teams },
});

/** Those whose command there is. */
async function shortcutsHere() {
  const known = new Set((await loadCommands(COMMANDS)).map(({ id }) => id));
  return SHORTCUTS.filter(({ command }) => known.has(command));
}

interface FirstWord {
  word: string;
  summary: string;
  usage: string;
}

/** Each first word once: what can be typed after it, from all commands that share it. */
async function firstWordsOf(prefix: string): Promise<FirstWord[]> {
  const commands = await loadCommands(COMMANDS);
  const grammar = createGrammar(commands);
  const words = new Map<string, AnyCommand[]>();
  for (const command of commands) {
    const word = command.words[0]?.split(' ')[0];
    if (word) words.set(word, [...(words.get(word) ?? []), command]);
  }
  return [...words].map(([word, group]) => ({
    word,
    summary: group.map((command) => command.summary).join('; '),
    usage: group
      .map((command) => grammar.usage(command, prefix).replace(new RegExp(`^${word} ?`), ''))
      .filter((usage) => usage !== '')
      .join(' · '),
  }));
}

async function versionOf(): Promise<string> {
  const { default: pack } = await import('../../package.json', { with: { type: 'json' } });
  return pack.version;
}
