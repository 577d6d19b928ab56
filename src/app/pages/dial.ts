import { dialled } from '../../core/phone-numbers.ts';
import type { App } from '../app.ts';
import { openLink } from './open-link.ts';

/** Whom a link dials. */
export interface Dialled {
  name: string;
  /** Digits, with `+` in front of an international one. */
  number: string;
}

/** Links that dial: chat platforms open addresses of the web only, so a page of ours holds the `tel:` one. */
export function createDial(app: Pick<App, 'database' | 'clock'>) {
  return {
    async look(token: string): Promise<Dialled | undefined> {
      const about = (await openLink(app, 'call', token))?.subject.about;
      const number = dialled(about?.number ?? '');
      return number === '' ? undefined : { number, name: about?.name ?? '' };
    },
  };
}
