import { type Hours, within } from './hours.ts';
import type { Report } from './support-log.ts';

/**
 * Where a log can be sent. `person` is somebody by address, in whichever chat they are known, else by e-mail;
 * `mail` is an address alone.
 */
export type Destination = { kind: 'slack' | 'teams'; channel: string } | { kind: 'person' | 'mail'; email: string };

/** One rule: every condition that is not empty must hold, and any of its values is enough. */
export interface SupportRoute {
  name: string;
  accounts: readonly string[];
  /** A `*` stands for anything: `Mitel One*`. */
  products: readonly string[];
  /** Any of them in title or description. */
  words: readonly string[];
  severities: readonly string[];
  when: readonly Hours[];
  to: readonly Destination[];
  /** Rules behind it are not asked. */
  last: boolean;
}

export interface Routing {
  routes: readonly SupportRoute[];
  /** For logs that no rule fits. */
  fallback: readonly Destination[];
}

/** One destination of one log, with the reason. */
export interface Routed {
  to: Destination;
  why: string;
}

/** `slack:C0SUPPORT`, `teams:19:…@thread.tacv2`, `person:sam@example.com`, `mail:ops@example.com`: names it in the ledger. */
export function destinationKey(to: Destination): string {
  return 'channel' in to ? `${to.kind}:${to.channel}` : `${to.kind}:${to.email}`;
}

export function parseDestination(key: string): Destination | undefined {
  const [, kind, rest = ''] = /^(slack|teams|person|mail):(.+)$/s.exec(key) ?? [];
  if (kind === 'slack' || kind === 'teams') return { kind, channel: rest };
  if (kind === 'person' || kind === 'mail') return { kind, email: rest };
  return undefined;
}

/**
 * Where a log goes: to the destinations of every rule that fits, each once, in the order of the rules; to the fallback when
 * none fits. @param at when it is routed, in milliseconds
 */
export function routesFor(report: Report, at: number, { routes, fallback }: Routing): Routed[] {
  const found = new Map<string, Routed>();
  for (const route of routes) {
    if (!fits(route, report, at)) continue;
    for (const to of route.to)
      if (!found.has(destinationKey(to))) found.set(destinationKey(to), { to, why: route.name });
    if (route.last) break;
  }
  if (found.size > 0) return [...found.values()];
  return fallback.map((to) => ({ to, why: routes.length > 0 ? 'no rule fits' : 'the default route' }));
}

function fits(route: SupportRoute, report: Report, at: number): boolean {
  const { accounts, products, words, severities, when } = route;
  const said = `${report.title}\n${report.description ?? ''}`.toLowerCase();
  return (
    isOne(accounts, report.accountId) &&
    isOne(products, report.product) &&
    isOne(severities, report.severity ?? '') &&
    (words.length === 0 || words.some((word) => said.includes(word.toLowerCase()))) &&
    (when.length === 0 || when.some((hours) => within(hours, at)))
  );
}

function isOne(patterns: readonly string[], value: string): boolean {
  return (
    patterns.length === 0 || patterns.some((pattern) => matches(pattern.toLowerCase(), value.trim().toLowerCase()))
  );
}

/** A plain comparison of the parts between the stars: no expression of the operator's runs over text from outside. */
function matches(pattern: string, value: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return first === value;
  const last = rest.pop() ?? '';
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = value.indexOf(part, at);
    if (found < 0 || found + part.length > value.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}
