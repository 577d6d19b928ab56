import { loadParts, loadSettings } from '../../config/load.ts';
import { SettingsError } from '../../config/settings-error.ts';
import { lookAtAddresses } from './addresses.ts';
import { lookAtFiles } from './files.ts';
import { broken, type Finding, ok, type Readable } from './finding.ts';
import { lookAtOutside } from './outside.ts';
import { lookAtStore } from './store.ts';

/** Looks at everything that is set up; changes nothing, sends nothing to people. */
export async function examine(source: NodeJS.ProcessEnv, configPath: string): Promise<Finding[]> {
  const { findings, parts } = lookAtSettings(source, configPath);
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

function lookAtSettings(
  source: NodeJS.ProcessEnv,
  configPath: string,
): { findings: Finding[]; parts: Readable | undefined } {
  const node = ok('Node.js', process.version);
  const problems: string[] = [];
  let parts: Readable | undefined;
  try {
    parts = loadSettings(source, configPath);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    problems.push(...error.problems);
    // Each part can be looked at on its own, although they are not enough together.
    parts ??= readable(source, configPath) ?? readable(source, NO_FILE);
  }
  const findings = problems.map((problem, at) => broken('Settings', problem, at === problems.length - 1 ? MEND : ''));
  if (problems.length > 0) return { findings: [node, ...findings], parts };
  const what = parts?.sandbox ? 'right; no phone system is set up, so this is the sandbox' : 'right';
  return { findings: [node, ok('Settings', what)], parts };
}

const MEND = 'Mend these settings; docs/settings.md says what each one is, and "patchcord init" writes a first set.';

/** What the environment alone sets up can be looked at while the file is wrong. */
const NO_FILE = '';

function readable(source: NodeJS.ProcessEnv, configPath: string): Readable | undefined {
  try {
    const { env, file } = loadParts(source, configPath);
    return { env, file, sandbox: env.PATCHCORD_SANDBOX !== undefined && env.PATCHCORD_SANDBOX !== '0' };
  } catch (error) {
    if (error instanceof SettingsError) return undefined;
    throw error;
  }
}
