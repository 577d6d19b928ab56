import { openGraphSide } from '../../assemble-directory.ts';
import { noMeter } from '../../core/meter.ts';
import type { PresencePlace } from '../../core/sync/place.ts';
import { secretWarnings } from '../../core/sync/secret-end.ts';
import type { PresenceWatch } from '../../core/sync/watch.ts';
import type { Vault } from '../../core/vault.ts';
import { systemClock } from '../../kit/clock.ts';
import { createLog } from '../../kit/log.ts';
import { ask, attention, broken, type Finding, off, ok, type Readable } from './finding.ts';

const ABOUT = 'Presence in Teams';
const MENDS = {
  refused:
    'Give the app registration the application permissions Presence.Read.All and Presence.ReadWrite.All with the consent of an administrator, and check GRAPH_TENANT_ID, GRAPH_CLIENT_ID and GRAPH_CLIENT_SECRET (the secret’s value, not its id).',
  away: 'Let this machine reach https://graph.microsoft.com and https://login.microsoftonline.com.',
};

/** May presence be read, have the monitors signed in, and how long does the secret last? */
export async function lookAtPresence(given: Readable, vault: Vault): Promise<Finding[]> {
  if (given.sandbox) return [off(ABOUT, 'simulated: this is the sandbox')];
  if (given.env.GRAPH_TENANT_ID === undefined) return [off(ABOUT, 'GRAPH_TENANT_ID is not set')];
  try {
    const tools = { log: createLog({ level: 'silent' }), clock: systemClock, meter: noMeter, vault };
    const { directory, teams, watch } = await openGraphSide(given, undefined, tools);
    try {
      return [await reads(teams), ...(await monitorsOf(watch)), ...secret(given)];
    } finally {
      await directory?.stop();
    }
  } catch {
    return [broken(ABOUT, 'Its settings are not complete.', 'Mend the settings named above.')];
  }
}

/** Where only groups are read it is no fault that presence may not be. */
async function reads(teams: PresencePlace | undefined): Promise<Finding> {
  const found = await ask(ABOUT, async () => teams?.check?.(), MENDS);
  return found.state === 'broken' ? attention(ABOUT, found.says, found.mend ?? MENDS.refused) : found;
}

async function monitorsOf(watch: PresenceWatch | undefined): Promise<Finding[]> {
  if (!watch || watch.monitors.length === 0)
    return [off('Presence monitors', 'none are set up, so changes in Teams are found every five minutes')];
  return Promise.all(
    watch.monitors.map(async (name) =>
      (await watch.isAuthorised(name))
        ? ok(`Presence monitor ${name}`, 'has signed in')
        : attention(
            `Presence monitor ${name}`,
            'Nobody has signed in as it yet.',
            'Type sync in the chat and press Sign in.',
          ),
    ),
  );
}

function secret({ file }: Readable): Finding[] {
  const { secretEnds } = file.sync;
  if (secretEnds === undefined) return [];
  const about = 'Secret of Microsoft Graph';
  const [warning] = secretWarnings(Date.parse(secretEnds), systemClock.now());
  if (warning === undefined) return [ok(about, `ends on ${secretEnds}`)];
  return [
    attention(
      about,
      warning,
      'Make a new client secret in Entra, set GRAPH_CLIENT_SECRET and sync.secretEnds, and restart.',
    ),
  ];
}
