import { join } from 'node:path';
import { loadCommands } from '../../app/catalog.ts';
import { loadParts, loadSettings } from '../../config/load.ts';
import { checkPolicy } from '../../config/policy.ts';
import { SettingsError } from '../../config/settings-error.ts';
import { lookAtAddresses } from './addresses.ts';
import { lookAtFiles } from './files.ts';
import { broken, type Finding, ok, type Readable } from './finding.ts';
import { lookAtOutside } from './outside.ts';
import { lookAtStore } from './store.ts';

const COMMANDS = join(import.meta.dirname, '..', '..', '..', 'commands');

/** Looks at everything that is set up; changes nothing, sends nothing to people. */
export async function examine(source: NodeJS.ProcessEnv, configPath: string): Promise<Finding[]> {
  const { findings, parts } = await lookAtSettings(source, configPath);
  const files = await lookAtFiles(parts?.env.PATCHCORD_DATA, configPath);
  if (!parts) return [...findings, ...files];
  const { findings: store, database } = await lookAtStore(parts);
  try {
    const [outside, addresses] = await Promise.all([lookAtOutside(parts, database), lookAtAddresses(parts)]);
    return [...findings, ...files, ...store, ...outside, ...addresses];
  } finally {
    await database?.close();
  }
}

async function lookAtSettings(
  source: NodeJS.ProcessEnv,
  configPath: string,
): Promise<{ findings: Finding[]; parts: Readable | undefined }> {
  const node = ok('Node.js', process.version);
  const problems: string[] = [];
  let parts: Readable | undefined;
  try {
    const settings = loadSettings(source, configPath);
    parts = settings;
    checkPolicy(settings.rules, await loadCommands(COMMANDS));
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    problems.push(...error.problems);
    // Each part can be looked at on its own, although they are not enough together.
    parts ??= readable(source, configPath);
  }
  const findings = problems.map((problem, at) => broken('Settings', problem, at === problems.length - 1 ? MEND : ''));
  if (problems.length > 0) return { findings: [node, ...findings], parts };
  const what = parts?.sandbox ? 'right; no phone system is set up, so this is the sandbox' : 'right';
  return { findings: [node, ok('Settings', what)], parts };
}

const MEND = 'Mend these settings; docs/settings.md says what each one is, and "patchcord init" writes a first set.';

function readable(source: NodeJS.ProcessEnv, configPath: string): Readable | undefined {
  try {
    const { env, file } = loadParts(source, configPath);
    return { env, file, sandbox: env.PATCHCORD_SANDBOX !== undefined && env.PATCHCORD_SANDBOX !== '0' };
  } catch (error) {
    if (error instanceof SettingsError) return undefined;
    throw error;
  }
}
