import { variables } from './environment.ts';
import type { Settings } from './load.ts';

/** Whatever is declared a secret must never stand in a log line; of several keys, each. */
export function secretsOf({ env }: Settings): string[] {
  const secret = new Set(variables().flatMap(({ name, about }) => (about.secret ? [name] : [])));
  return Object.entries(env).flatMap(([name, value]) =>
    secret.has(name) && typeof value === 'string' ? [value, ...value.split(','), ...passwordIn(value)] : [],
  );
}

/** The password of an address such as that of a mailbox: mail clients know it without the address around it. */
function passwordIn(value: string): string[] {
  const password = URL.parse(value)?.password ?? '';
  return password === '' ? [] : [password, decodeURIComponent(password)];
}
