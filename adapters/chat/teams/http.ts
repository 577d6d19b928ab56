import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Accepted, Door, Wanted } from '../../../src/core/chat.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Incoming } from '../../../src/core/request.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { Activity, readJson, tenantOf } from './activity.ts';
import type { Gate } from './authenticate.ts';
import { listed } from './compose.ts';
import type { Directs } from './direct.ts';
import { lineTo } from './message.ts';
import { phrases } from './phrases.ts';
import { isConnector } from './place.ts';
import { complain, type InvokeBody, type Presses, say, show } from './presses.ts';
import { type Arrival, channelOf, receive } from './receive.ts';
import type { Connector } from './send.ts';
import type { TeamsSettings } from './settings.ts';

interface Tools {
  settings: TeamsSettings;
  gate: Gate;
  connector: Connector;
  directs: Directs;
  presses: Presses;
  log: Log;
  clock: Clock;
  /** Where accepted requests go; `undefined` while the adapter takes none. */
  door(): Door | undefined;
}

const largestBodyBytes = 256 * 1024;
/** An answer that comes sooner needs no sign that work is going on. */
const typingAfterMs = 400;

/** `POST /api/messages`: who sends, what it says, written down, acknowledged; in this order. */
export function createEntrance(tools: Tools) {
  const { settings, gate, log, clock } = tools;

  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (status: number, reason: string) => {
      log.warn({ platform: 'teams', status, reason }, 'request refused');
      end(response, status, { error: reason });
    };
    const door = tools.door();
    if (!door) return end(response, 503, { error: 'not taking requests' });
    const pass = await gate.admit(request);
    if (!pass.ok) return refuse(401, pass.reason);
    const body = await readBody(request);
    if (body === undefined) return refuse(413, 'body too large');
    const read = Activity.safeParse(readJson(body));
    if (!read.success) return refuse(400, 'not an activity');
    const activity = read.data;
    if (!pass.vouchesFor(activity)) return refuse(401, 'the sender does not speak for this channel or service address');
    if (!isConnector(activity.serviceUrl, settings)) return refuse(403, 'unknown service address');
    if (settings.tenantId !== undefined && tenantOf(activity) !== settings.tenantId)
      return refuse(403, 'another tenant');
    const place = channelOf(activity);
    if (place) await door.met(place.where, place.added);
    try {
      await take(receive(activity, clock.now()), door, response);
    } catch (error) {
      log.error({ platform: 'teams', error: asError(error) }, 'a request could not be answered');
      end(response, 500, { error: 'not answered' });
    }
  };

  async function take(arrival: Arrival, door: Door, response: ServerResponse): Promise<void> {
    switch (arrival.kind) {
      case 'message': {
        const accepted = await accept(door, arrival.incoming);
        // Teams sends it again.
        if (!accepted) return end(response, 503, { error: phrases.notStored });
        end(response, 200);
        return showTyping(arrival.incoming, accepted);
      }
      case 'invoke': {
        const { incoming, asked } = arrival;
        const body = await tools.presses.wait(incoming, asked, () => accept(door, incoming));
        return end(response, 200, body ?? complain(asked, 500, phrases.notStored));
      }
      case 'refresh':
        return end(response, 200, await look(door, arrival.incoming));
      case 'search':
        return end(response, 200, await find(door, arrival));
      case 'stale':
        return refuseStale(arrival, response);
      case 'unknown-invoke':
        // As the Bot Framework's own SDKs do; only those of cards and dialogs have bodies of their own for a "no".
        return end(response, 501, { error: phrases.unknownRequest });
      case 'nothing':
        return end(response, 200);
      default:
        return arrival satisfies never;
    }
  }

  async function accept(door: Door, incoming: Incoming): Promise<Accepted | undefined> {
    tools.directs.note(incoming);
    try {
      return await door.accept(incoming);
    } catch (error) {
      log.error({ platform: 'teams', error: asError(error) }, 'an arrival could not be written down');
      return undefined;
    }
  }

  async function look(door: Door, incoming: Incoming): Promise<InvokeBody> {
    try {
      const card = await door.view(incoming);
      return card ? show(card, incoming.where) : say('execute', '');
    } catch (error) {
      log.error({ platform: 'teams', error: asError(error) }, 'a card could not be redrawn');
      return say('execute', '');
    }
  }

  async function find(door: Door, { incoming, wanted }: Extract<Arrival, { kind: 'search' }>): Promise<InvokeBody> {
    const { from, where } = incoming;
    try {
      return listed(await door.search(from, where, wanted), nothingFor(wanted));
    } catch (error) {
      log.warn({ platform: 'teams', error: asError(error) }, 'a search could not be answered');
      return listed([], phrases.notFoundNow);
    }
  }

  function refuseStale({ asked, incoming }: Extract<Arrival, { kind: 'stale' }>, response: ServerResponse): void {
    log.info({ platform: 'teams', asked }, 'a press with data that is not ours');
    end(response, 200, asked === 'submit' ? undefined : complain(asked, 400, phrases.stale));
    if (asked !== 'submit') return;
    const line = incoming.where.kind === 'direct' ? { type: 'message' as const, text: phrases.stale } : undefined;
    const person = { id: incoming.from.id, name: incoming.from.name ?? '' };
    tools.connector.send(incoming.where, line ?? lineTo(person, `: ${phrases.stale}`)).catch(() => undefined);
  }

  function showTyping(incoming: Incoming, { fresh, reply }: Accepted): void {
    if (!fresh) return;
    const callOff = clock.after(typingAfterMs, () => void tools.connector.typing(incoming.where));
    void reply.then(callOff);
  }
}

function nothingFor({ of, typed }: Wanted): string {
  if (of === 'meetings') return phrases.noMeeting;
  return typed.trim() === '' ? phrases.typeAName : phrases.nobody;
}

function end(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent) return;
  // The rest of a body nobody wants to read is not waited for.
  if (!response.req.complete) response.setHeader('connection', 'close');
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  response.req.resume();
}

/** The body as text; `undefined` when it is larger than any activity, or broken off. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largestBodyBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('close', () => resolve(undefined));
    request.on('error', () => resolve(undefined));
  });
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('unknown');
}
