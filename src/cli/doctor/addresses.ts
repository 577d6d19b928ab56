import { request } from 'undici';
import { systemClock } from '../../kit/clock.ts';
import { attention, broken, type Finding, off, ok, type Readable } from './finding.ts';

const ANSWER_MS = 5_000;
/** Slack refuses signatures that are five minutes off, and so do we. */
const WRONG_CLOCK_MS = 60_000;

/** The port, the address under which people come, and the clock. */
export async function lookAtAddresses(parts: Readable): Promise<Finding[]> {
  const here = await whoAnswers(`http://127.0.0.1:${parts.env.PORT}/healthz`);
  return [lookAtPort(parts, here), await lookAtPublic(parts, here), await lookAtClock(parts)];
}

type Answer = 'us' | 'another' | 'nobody';

async function whoAnswers(url: string): Promise<Answer> {
  try {
    const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(ANSWER_MS) });
    const text = (await body.text()).slice(0, 1_000);
    return statusCode === 200 && text.includes('"status":"ok"') ? 'us' : 'another';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'UND_ERR_CONNECT_TIMEOUT' ? 'nobody' : 'another';
  }
}

function lookAtPort({ env }: Readable, here: Answer): Finding {
  const about = `Port ${env.PORT}`;
  switch (here) {
    case 'us':
      return ok(about, 'Patchcord is running there');
    case 'nobody':
      return ok(about, 'is free; Patchcord is not running');
    case 'another':
      return broken(about, 'Another program listens there.', 'End it, or set PORT.');
    default:
      return here satisfies never;
  }
}

async function lookAtPublic({ env, sandbox }: Readable, here: Answer): Promise<Finding> {
  const about = 'Public address';
  const url = env.PATCHCORD_PUBLIC_URL;
  if (!url) return off(about, sandbox ? 'not needed in the sandbox' : 'PATCHCORD_PUBLIC_URL is not set');
  const { protocol, hostname, pathname } = new URL(url);
  if (pathname !== '/')
    return broken(about, `${url} has a path, but Patchcord answers at the root.`, 'Give it a host name of its own.');
  if (protocol === 'http:' && hostname !== 'localhost' && !/^127\./.test(hostname))
    return broken(
      about,
      `${url} is not encrypted: links to private pages could be read on the way.`,
      'Let a proxy end TLS, and write https://.',
    );
  // Monitoring paths may be closed to the outside: a page that is not there answers as plainly.
  const out = await whoAnswersOutside(url);
  if (out === 'us') return ok(about, `${url} leads here`);
  if (here !== 'us')
    return attention(
      about,
      `${url} was not looked at, because Patchcord is not running.`,
      'Start it, and run doctor again.',
    );
  if (out === 'nobody')
    return broken(
      about,
      `Nobody answers at ${url}.`,
      'Check DNS, the proxy and the firewall; from inside some networks the own public address cannot be reached.',
    );
  return attention(
    about,
    `${url} answers, but not with Patchcord’s pages.`,
    'Let the proxy pass /connect/, /secret/, /slack/, /api/messages and /hooks/ on.',
  );
}

async function whoAnswersOutside(url: string): Promise<Answer> {
  const health = await whoAnswers(`${url}/healthz`);
  if (health !== 'another') return health;
  try {
    const { statusCode, body } = await request(`${url}/connect/doctor`, { signal: AbortSignal.timeout(ANSWER_MS) });
    const text = await body.text();
    return statusCode === 410 || text.includes('Patchcord') ? 'us' : 'another';
  } catch {
    return 'another';
  }
}

/** Against the `Date` of the servers we speak with: two of them are hardly wrong together. */
async function lookAtClock({ env, sandbox }: Readable): Promise<Finding> {
  const about = 'Clock';
  const slack = env.SLACK_API_URL ?? (env.SLACK_BOT_TOKEN === undefined ? undefined : 'https://slack.com');
  const servers = [slack, env.PORTSIP_URL];
  const known = servers.filter((url) => url !== undefined);
  if (known.length === 0 || sandbox) return off(about, 'no server outside to compare it with');
  const offsets = (await Promise.all(known.map(offsetOf))).filter((offset) => offset !== undefined);
  if (offsets.length === 0) return off(about, 'no server outside told its time');
  const least = Math.min(...offsets.map(Math.abs));
  if (least > WRONG_CLOCK_MS)
    return broken(
      about,
      `This machine’s clock is ${Math.round(least / 1_000)} s off: signatures are refused, and timers run at the wrong time.`,
      'Switch time synchronisation on (NTP).',
    );
  return ok(about, `agrees with the servers outside to ${Math.round(least / 1_000)} s`);
}

async function offsetOf(url: string): Promise<number | undefined> {
  try {
    const { headers, body } = await request(url, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_MS) });
    await body.dump();
    const at = Date.parse(String(headers.date));
    return Number.isNaN(at) ? undefined : systemClock.now() - at;
  } catch {
    return undefined;
  }
}
