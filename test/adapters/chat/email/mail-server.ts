import { once } from 'node:events';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  from: string;
  to: string[];
  raw: string;
}

/** A mail server of somebody else's, on loopback, that keeps what it takes. */
export interface MailServer {
  readonly port: number;
  readonly received: Received[];
  /** Connections so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** What its answer to a recipient shall be, e.g. `{ code: 450 }`; nothing takes the mail. */
type Refuse = (to: string) => { code: number } | undefined;

export async function openMailServer(
  options: SMTPServerOptions & { refuse?: Refuse; port?: number } = {},
): Promise<MailServer> {
  const received: Received[] = [];
  let connections = 0;
  const { refuse, port = 0, ...rest } = options;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect(_session, callback) {
      connections += 1;
      callback();
    },
    onRcptTo({ address }, _session, callback) {
      const refusal = refuse?.(address);
      callback(refusal ? Object.assign(new Error('no'), { responseCode: refusal.code }) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        received.push({ from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString() });
        callback();
      });
    },
    ...rest,
  });
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    received,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
