import { Temporal } from 'temporal-polyfill';
import type { CallValue } from '../../cards/model.ts';
import type { Understood, Wish } from './understand.ts';

/** What `understand --json` prints: times as ISO instants with the offset of the zone. */
export interface PrintedUnderstanding {
  command: string | null;
  args: Record<string, CallValue>;
  confidence: number;
  missing: string[];
  then?: Wish[];
}

/** The object of the outside contract, with `then` only where there are further wishes. */
export function toPrinted(understood: Understood, zone: string): PrintedUnderstanding {
  const { command, confidence, missing, then } = understood;
  const printed = { command, args: printedArgs(understood.args, zone), confidence, missing };
  if (then.length === 0) return printed;
  const further = then.map((wish) => ({ command: wish.command, args: printedArgs(wish.args, zone) }));
  // biome-ignore lint/suspicious/noThenProperty: the outside contract names it so; it is a list and is never awaited.
  return { ...printed, then: further };
}

/** No field but a time is a number as large as an instant of our days. */
const EARLIEST_INSTANT = 1_000_000_000_000;

function printedArgs(args: Record<string, CallValue>, zone: string): Record<string, CallValue> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'number' && value >= EARLIEST_INSTANT ? isoIn(value, zone) : value,
    ]),
  );
}

function isoIn(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
