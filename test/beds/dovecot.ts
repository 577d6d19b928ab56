import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { eventually, freePort } from './start.ts';

/** A real IMAP server with one mailbox. */
export interface Dovecot {
  /** As `SUPPORT_IMAP_URL` takes it. */
  url(user: string, password?: string): string;
  /** A client of the test's own. */
  client(user: string): Promise<ImapFlow>;
  /** Ends it and all its connections; the mails stay. */
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

const PASSWORD = 'secret';

/** Dovecot in the foreground, as root, with maildirs below a folder of its own; any user, one password. */
export async function startDovecot(): Promise<Dovecot> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-dovecot-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'mail'), { mode: 0o777 });
  chmodSync(join(folder, 'mail'), 0o777);
  const config = join(folder, 'dovecot.conf');
  writeFileSync(config, configuration(folder, port));
  let child: ReturnType<typeof spawn> | undefined;

  async function start() {
    const running = spawn('/usr/sbin/dovecot', ['-F', '-c', config], { stdio: 'ignore' });
    child = running;
    await eventually('Dovecot to answer', async () => {
      if (running.exitCode !== null) throw new Error(`Dovecot ended: ${logOf(folder)}`);
      const open = await client('probe').catch(() => undefined);
      await open?.logout();
      return open && true;
    });
  }

  async function client(user: string): Promise<ImapFlow> {
    const open = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: PASSWORD },
      logger: false,
    });
    open.on('error', () => undefined);
    await open.connect();
    await open.mailboxOpen('INBOX');
    return open;
  }

  async function stop() {
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }

  await start();
  return {
    url: (user, password = PASSWORD) => `imap://${user}:${password}@127.0.0.1:${port}/INBOX`,
    client,
    stop,
    start,
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function logOf(folder: string): string {
  const path = join(folder, 'log');
  return existsSync(path) ? readFileSync(path, 'utf8').slice(-2_000) : '';
}

function configuration(folder: string, port: number): string {
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
mail_max_userip_connections = 50
first_valid_uid = 1
first_valid_gid = 1
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}
