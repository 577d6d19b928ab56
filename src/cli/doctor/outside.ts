import { openChats, openMailer } from '../../assemble-chats.ts';
import { openMailbox } from '../../assemble-intakes.ts';
import { openPhoneSystems } from '../../assemble-phones.ts';
import { noMeter } from '../../core/meter.ts';
import type { Vault } from '../../core/vault.ts';
import { systemClock } from '../../kit/clock.ts';
import { createLog } from '../../kit/log.ts';
import { createSealer } from '../../kit/seal.ts';
import type { Database } from '../../store/database.ts';
import { createVault } from '../../store/vault.ts';
import { ask, broken, type Finding, off, ok, type Readable } from './finding.ts';
import { lookAtPresence } from './presence.ts';

const log = createLog({ level: 'silent' });
const parts = { log, clock: systemClock, meter: noMeter };

/** Every system that is set up, asked with our own account as `/readyz` would. */
export async function lookAtOutside(given: Readable, database: Database | undefined): Promise<Finding[]> {
  const looks = [
    lookAtPhones(given),
    lookAtChats(given, database),
    lookAtMailbox(given),
    lookAtMailer(given),
    lookAtPresence(given, vaultOf(given, database)),
  ];
  return [...(await Promise.all(looks)).flat(), lookAtWebhook(given)];
}

async function lookAtPhones(given: Readable): Promise<Finding[]> {
  const about = 'Phone system';
  if (given.sandbox) return [off(about, 'simulated: this is the sandbox')];
  try {
    const systems = await openPhoneSystems(given, undefined, parts);
    return await Promise.all(
      systems.map(async (system) => {
        // `cloudlink-acme` is an account of CloudLink, with its settings.
        const [vendor = system.id] = system.id.split('-');
        const finding = await ask(system.label, () => system.check(), {
          refused: `Check name, password and rights of my account there: the ${vendor.toUpperCase()}_ settings. docs/${vendor}.md names the rights.`,
          away: `Check the address (${vendor.toUpperCase()}_URL, or the region), and that this machine may reach it.`,
        });
        await system.stop();
        return finding;
      }),
    );
  } catch {
    return [broken(about, 'Its settings are not complete.', 'Mend the settings named above.')];
  }
}

async function lookAtChats(given: Readable, database: Database | undefined): Promise<Finding[]> {
  const { env } = given;
  const vault = vaultOf(given, database);
  const publicUrl = env.PATCHCORD_PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  try {
    const chats = await openChats(given, { ...parts, vault, publicUrl });
    const findings = [...chats.values()].map(async (chat) =>
      given.sandbox && chat.id === 'teams' && !env.MicrosoftAppId
        ? off(chat.label, 'local clients only: this is the sandbox')
        : ask(chat.label, () => chat.check(), CHAT_MENDS[chat.id]),
    );
    return await Promise.all(findings);
  } catch {
    return [broken('Chat', 'Its settings are not complete.', 'Mend the settings named above.')];
  }
}

function vaultOf({ env }: Readable, database: Database | undefined): Vault {
  if (!database) return NO_VAULT;
  const sealer = createSealer(env.PATCHCORD_SECRET_KEY ?? 'nothing is sealed with this key of doctor');
  return createVault({ database, sealer, clock: systemClock });
}

const CHAT_MENDS = {
  slack: {
    refused: 'Copy the bot token again from the page of the app at https://api.slack.com/apps, "OAuth & Permissions".',
    away: 'Let this machine reach https://slack.com, or check SLACK_API_URL.',
  },
  teams: {
    refused: 'Check MicrosoftAppId, MicrosoftAppPassword (the secret’s value, not its id) and MicrosoftAppTenantId.',
    away: 'Let this machine reach https://login.microsoftonline.com and https://login.botframework.com.',
  },
};

async function lookAtMailbox(given: Readable): Promise<Finding[]> {
  const about = 'Support mailbox';
  const mailbox = await openMailbox(given, parts);
  if (!mailbox) return [off(about, 'SUPPORT_IMAP_URL is not set')];
  const byPassword = {
    refused: 'Check user, password and folder in SUPPORT_IMAP_URL; signs such as @ and : are percent-encoded there.',
    away: 'Check host and port in SUPPORT_IMAP_URL, and the certificate of the server.',
  };
  const byToken = {
    refused:
      'Check SUPPORT_IMAP_CLIENT_ID, its secret and its right to this mailbox (adapters/intake/mailbox/readme.md).',
    away: 'Check SUPPORT_IMAP_TOKEN_URL, host and port in SUPPORT_IMAP_URL, and the certificates of both servers.',
  };
  return [await ask(about, mailbox, given.env.SUPPORT_IMAP_TOKEN_URL ? byToken : byPassword)];
}

async function lookAtMailer(given: Readable): Promise<Finding[]> {
  const about = 'E-mail out';
  const publicUrl = given.env.PATCHCORD_PUBLIC_URL ?? `http://localhost:${given.env.PORT}`;
  const mailer = await openMailer(given, { ...parts, publicUrl });
  if (!mailer) return [off(about, 'SUPPORT_SMTP_URL is not set')];
  try {
    return [
      await ask(about, () => mailer.check(), {
        refused: 'Check user and password in SUPPORT_SMTP_URL; signs such as @ and : are percent-encoded there.',
        away: 'Check host and port in SUPPORT_SMTP_URL, and the certificate of the server.',
      }),
    ];
  } finally {
    await mailer.stop();
  }
}

function lookAtWebhook({ env, sandbox }: Readable): Finding {
  const about = 'Support-log webhook';
  if (env.SUPPORT_LOGS_SECRET) return ok(about, 'is open at /hooks/support-logs');
  return off(about, sandbox ? 'has a secret of the sandbox' : 'SUPPORT_LOGS_SECRET is not set, so it is closed');
}

const NO_VAULT: Vault = {
  read: async () => undefined,
  write: async () => undefined,
  remove: async () => undefined,
};
