import { PatchcordError } from '../core/errors.ts';

/** For the operator: the code and our own sentence; of a foreign error only its kind and place, for its text may quote secrets. */
export function reasonOf(thrown: unknown): string {
  if (thrown instanceof PatchcordError) return `${thrown.code}: ${thrown.message}`;
  if (!(thrown instanceof Error)) return 'bug: something other than an error was thrown';
  const place = /(?:\(|at )(?:file:\/\/)?[^\s()]*?([^\s()/\\]+:\d+):\d+\)?$/m.exec(thrown.stack ?? '')?.[1];
  return `bug: ${thrown.name}${place === undefined ? '' : ` at ${place}`}`;
}
