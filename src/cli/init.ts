import { intro, outro } from '@clack/prompts';
import { defineCommand } from 'citty';
import { variables } from '../config/environment.ts';
import { Cancelled, collect, made, problemOf, type Values } from './init/collect.ts';
import { isName } from './init/env-file.ts';
import { terminal } from './init/terminal.ts';
import { type Manner, readEnvFile, writeFiles } from './init/write.ts';

/** `patchcord init`: writes `.env` and `patchcord.config.yaml` into this folder. Never overwrites without asking. */
export const init = defineCommand({
  meta: { name: 'init', description: 'Write the settings of this folder: .env and patchcord.config.yaml' },
  args: {
    yes: {
      type: 'boolean',
      default: false,
      description: 'Ask nothing: take what the environment has, make the keys, leave files that are there',
    },
  },
  async run({ args }) {
    if (args.yes) return withoutQuestions();
    if (!process.stdin.isTTY) {
      console.error('init asks questions: run it in a terminal, or with --yes to ask nothing.');
      process.exitCode = 1;
      return;
    }
    try {
      await withQuestions();
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      outro('Nothing was written.');
      process.exitCode = 1;
    }
  },
});

async function withoutQuestions(): Promise<void> {
  const given = fromEnvironment();
  const wrong = variables().flatMap(({ name }) => {
    const value = isName(name) ? given[name] : undefined;
    const problem = isName(name) && value !== undefined ? problemOf(name, value) : undefined;
    return problem === undefined ? [] : [`  - ${name}: ${problem}`];
  });
  if (wrong.length > 0) {
    console.error(`Nothing was written. The environment is not right:\n${wrong.join('\n')}`);
    process.exitCode = 1;
    return;
  }
  const present = (await readEnvFile('.')) ?? {};
  const values = { ...given, ...made({ ...given, ...present }, false) };
  for (const line of await writeFiles('.', values, 'add')) console.log(line);
  console.log('Next: "patchcord doctor" looks whether everything works.');
}

async function withQuestions(): Promise<void> {
  intro('Patchcord: settings of this folder');
  const present = await readEnvFile('.');
  let manner: Manner = 'replace';
  if (present) {
    const answer = await terminal.choose('There is a .env here already.', [
      { value: 'replace', label: 'Change it', hint: 'what stands there is offered as the answer; a copy is kept' },
      { value: 'add', label: 'Keep its lines', hint: 'only what is missing is added' },
    ]);
    manner = answer === 'add' ? 'add' : 'replace';
  }
  const values = await collect(terminal, present ?? {});
  for (const line of await writeFiles('.', values, manner)) console.log(`   ${line}`);
  const secret = present?.SUPPORT_LOGS_SECRET === undefined && values.SUPPORT_LOGS_SECRET !== undefined;
  if (secret)
    console.log('   SUPPORT_LOGS_SECRET was made: give it to whoever sends support logs to /hooks/support-logs.');
  outro('Next: "patchcord doctor" looks whether everything works, and "npm start" runs it.');
}

function fromEnvironment(): Values {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name, value]) => isName(name) && value !== undefined && value !== ''),
  );
}
