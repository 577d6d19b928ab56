import { createHmac, randomInt } from 'node:crypto';
import { Hono } from 'hono';
import { fetch } from 'undici';
import { z } from 'zod';
import { toPatchcordError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Clock } from '../../kit/clock.ts';
import { asked, limit, problem } from './ask.ts';
import type { Hub } from './stream.ts';

/** How often the phone system is looked at while a page is open. */
const LOOK_MS = 1_000;

const Play = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('phone'),
    extension: z.string().regex(/^\d{1,8}$/),
    act: z.enum(['ring', 'answer', 'hang-up']),
  }),
  z.object({
    what: z.literal('meeting'),
    id: z.string().regex(/^[\w-]{1,64}$/),
    act: z.enum(['join', 'leave']),
    name: z.string().min(1).max(128),
  }),
  z.object({ what: z.literal('support-log') }),
]);

/** Who calls from outside. */
const CALLERS = [
  { number: '+494055511', name: 'Hafenlogistik Nord' },
  { number: '+4989777120', name: 'Ballad Industries' },
  { number: '+33140205050', name: 'Corvus Logistics' },
];

/** What a customer's user reports; a number in the title keeps one from looking like the repetition of another. */
const REPORTS = [
  { product: 'Mitel One Web', title: 'Screen share stays black', accountId: 'Ballad Industries', severity: 'high' },
  {
    product: 'MiCollab',
    title: 'Contacts are missing after sign-in',
    accountId: 'Corvus Logistics',
    severity: 'normal',
  },
  {
    product: 'Mitel One Mobile',
    title: 'Ring tone plays after the call',
    accountId: 'Ballad Industries',
    severity: 'low',
  },
];

/** The panel beside the chats: the phone system's state as it changes, and a few things that happen outside of the chat. */
export function phoneRoutes(parts: {
  /** The base address of the simulated phone system. */
  phoneUrl: string;
  botUrl: () => string;
  /** What signs `POST /hooks/support-logs`. */
  supportLogsSecret: string | undefined;
  hub: Hub;
  clock: Clock;
  log: Log;
}): Hono {
  const { phoneUrl, botUrl, supportLogsSecret, hub, clock, log } = parts;
  const routes = new Hono();
  let known = '';
  let isLooking = false;

  routes.get('/console/api/stream', (c) =>
    hub.stream(c, async () => {
      const state = await look();
      if (!isLooking) later();
      return state;
    }),
  );

  async function look() {
    try {
      const answer = await fetch(`${phoneUrl}/control/state`, { signal: AbortSignal.timeout(2_000) });
      return { kind: 'phone' as const, state: await answer.json() };
    } catch (error) {
      log.info({ error: toPatchcordError(error) }, 'the console sees no phone system');
      return { kind: 'phone' as const, state: null };
    }
  }

  function later(): void {
    isLooking = hub.isWatched();
    if (!isLooking) return;
    clock.after(LOOK_MS, () => {
      void look().then((told) => {
        const now = JSON.stringify(told);
        if (now !== known) hub.tell(told);
        known = now;
        later();
      });
    });
  }

  routes.post('/console/api/play', limit, async (c) => {
    const wish = await asked(c, Play);
    if (!wish) return c.json(problem('Say what shall happen.'), 400);
    switch (wish.what) {
      case 'phone': {
        const caller = CALLERS[randomInt(CALLERS.length)];
        return c.json(await post(`${phoneUrl}/control/phones/${wish.extension}/${wish.act}`, JSON.stringify(caller)));
      }
      case 'meeting': {
        const { id, act, name } = wish;
        return c.json(await post(`${phoneUrl}/control/meetings/${id}/${act}`, JSON.stringify({ name })));
      }
      case 'support-log':
        return c.json(await report());
      default:
        return wish satisfies never;
    }
  });

  /** As a system that reports to the webhook does: signed. */
  async function report() {
    if (supportLogsSecret === undefined) return problem('No support logs are taken here.');
    const number = randomInt(100, 1_000);
    const { title, ...about } = REPORTS[randomInt(REPORTS.length)] ?? REPORTS[0] ?? { title: '' };
    const body = JSON.stringify({
      id: `console-${clock.now()}-${number}`,
      title: `${title} (ticket ${number})`,
      ...about,
      reporter: 'kai.lorenz@ballad.example',
      occurredAt: new Date(clock.now() - 60_000).toISOString(),
      description: 'It began this morning. Signing out and in again does not help.',
    });
    const at = String(Math.floor(clock.now() / 1000));
    const signature = createHmac('sha256', supportLogsSecret).update(`${at}.${body}`).digest('hex');
    return post(`${botUrl()}/hooks/support-logs`, body, {
      'x-patchcord-timestamp': at,
      'x-patchcord-signature': `v1=${signature}`,
    });
  }

  async function post(url: string, body: string, headers: Record<string, string> = {}) {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        signal: AbortSignal.timeout(5_000),
      });
      const said = Refusal.safeParse(await answer.json());
      if (answer.ok) return { kind: 'done' as const };
      return problem(said.data?.error ?? `It was refused with status ${answer.status}.`);
    } catch (error) {
      log.warn({ error: toPatchcordError(error) }, 'the console could not play a part');
      return problem('Nobody answered. Is the phone system still running?');
    }
  }

  return routes;
}

const Refusal = z.object({ error: z.string() });
