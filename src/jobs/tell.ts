import type { Card } from '../../cards/model.ts';
import type { App } from '../app/app.ts';
import { adapterFor, directOf } from '../app/reply/answer.ts';
import { addCopy } from '../app/reply/live.ts';
import type { Chat } from '../app/reply/reach.ts';
import { TellJob } from '../app/reply/tell.ts';
import { speech } from '../core/speech.ts';
import type { JobHandler } from './handler.ts';

/** The last line with the time as this reader's clock shows it. */
async function stateOf(app: App, { from, where }: Chat, { state }: Card, at: number): Promise<string> {
  const found = await app.people.find(from, where);
  const { locale, zone } = found.kind === 'found' ? found.who : { locale: 'en-GB', zone: app.defaultZone };
  const time = speech(locale, zone, app.clock.now()).time(at);
  return state === undefined ? time : `${state} · ${time}`;
}

/** Tells one person something in their direct chat: what happened while they were not asking. */
export function tell(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 2_000,
    async run(job) {
      const { from, where, card: told, live, at } = TellJob.parse(JSON.parse(job.body));
      const card = at === undefined ? told : { ...told, state: await stateOf(app, { from, where }, told, at) };
      const shown = await app.pages.withAddresses(card, { user: from, where });
      const message = await adapterFor(app, from).post(await directOf(app, from, where), shown);
      if (!live) return;
      const { drawer, ...kept } = live;
      return (tx) => addCopy(tx, { live: kept, drawer, message, card }, app.clock.now());
    },
  };
}
