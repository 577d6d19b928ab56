import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';

/**
 * Keeps the console on this machine. Anybody who reaches it can act as anybody, so it is not enough that the peer is local:
 * a proxy or tunnel on this machine is local too (it says for whom it asks), and so is a browser that a foreign page
 * has pointed here (its `Host`, after DNS rebinding, or its `Origin` names the foreign page).
 */
export const localOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  const origin = c.req.header('origin');
  const isLocal =
    isLoopback(getConnInfo(c).remote.address ?? '') &&
    /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host) &&
    (origin === undefined || origin === `http://${host}`) &&
    c.req.header('sec-fetch-site') !== 'cross-site' &&
    c.req.header('forwarded') === undefined &&
    c.req.header('x-forwarded-for') === undefined;
  return isLocal ? next() : c.text('The console answers on this machine only.\n', 403);
};

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || /^127\.\d+\.\d+\.\d+$/.test(plain);
}
