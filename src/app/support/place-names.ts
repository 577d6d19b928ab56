import { toPatchcordError } from '../../core/errors.ts';
import { type Destination, parseDestination } from '../../core/support-routes.ts';
import { readDestination, saveDestination } from '../../store/support-deliveries.ts';
import type { App } from '../app.ts';
import { channelOf } from './log-places.ts';

/** A destination as people call it. */
export type PlaceName = (destination: string) => string;

/**
 * Names for all of these: as the configuration says, as the platform says now, as it said when the channel could still be asked
 * for, else the id. Asks platforms, so never inside a transaction.
 */
export async function placeNames(app: App, destinations: readonly string[]): Promise<PlaceName> {
  const names = new Map<string, string>();
  await Promise.all(
    [...new Set(destinations)].map(async (destination) => names.set(destination, await channelName(app, destination))),
  );
  return (destination) => inWords(destination, names.get(destination) ?? '');
}

/**
 * What a channel is called, '' for what has no name of its own or does not tell it. Kept, so that a channel that was deleted, or
 * threw us out, can still be named.
 */
export async function channelName(app: App, destination: string): Promise<string> {
  const to = parseDestination(destination);
  if (!to || !('channel' in to)) return '';
  const configured = app.support.names[destination];
  if (configured !== undefined) return configured;
  const { db } = app.database;
  const known = (await readDestination(db, destination)).name;
  const said = await ask(app, to);
  if (said === undefined || said === known) return known;
  await app.database.commit(
    async (tx) => saveDestination(tx, { ...(await readDestination(tx, destination)), name: said }),
    { durable: false },
  );
  return said;
}

async function ask(app: App, { kind, channel }: Extract<Destination, { channel: string }>) {
  try {
    const where = await channelOf(app, kind, channel);
    return where && (await app.chats.get(kind)?.channelName?.(where));
  } catch (thrown) {
    // A name is never worth waiting or failing for.
    app.log.debug({ platform: kind, error: toPatchcordError(thrown) }, 'a channel did not tell its name');
    return undefined;
  }
}

function inWords(destination: string, name: string): string {
  const to = parseDestination(destination);
  switch (to?.kind) {
    case 'slack':
      return name === '' ? `Slack channel ${to.channel}` : `${name} in Slack`;
    case 'teams':
      return name === '' ? `Teams channel ${to.channel}` : `${name} in Teams`;
    case 'person':
      return to.email;
    case 'mail':
      return `E-mail to ${to.email}`;
    case undefined:
      return destination;
    default:
      return to satisfies never;
  }
}
