import type { Take } from '../core/intake.ts';
import type { App } from './app.ts';
import { type Consequences, takeIn } from './take-in.ts';

/** What intakes hand their deliveries to. */
export function takeSupportLogs(app: Pick<App, 'database' | 'clock' | 'wake'>): Take {
  return (arrival) => takeIn(app, arrival, consequences());
}

function consequences(): Consequences {
  return { stored: async () => undefined, changed: async () => undefined };
}
