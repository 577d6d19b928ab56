import type { Principal } from '../../core/principal.ts';
import type { SupportLog } from '../../core/support-log.ts';
import type { LogAnswer } from '../../core/support-services.ts';
import { findLogs, readLog } from '../../store/support-logs.ts';
import type { App } from '../app.ts';

const MOST = 5;
/** The portal offers products that had a log within this time (cloudlink.md 10.6). */
export const PRODUCT_MS = 60 * 24 * 60 * 60_000;

type Found = { log: SupportLog } | { answer: Extract<LogAnswer, { ask: unknown }> } | { none: string };

/**
 * Which log is meant: by its number, by words of its title or product, or the one that is plainly meant because it is the only
 * one. Open ones come before those that are done. Never a guess between two.
 */
export async function findLog(app: App, who: Principal, said: string | undefined): Promise<Found> {
  const { db } = app.database;
  const text = said?.trim() ?? '';
  const [, number] = /^(?:#|log |nr\.? ?|no\.? ?)*(\d{1,9})$/i.exec(text) ?? [];
  if (number !== undefined) {
    const log = await readLog(db, Number(number));
    return log ? { log } : { none: `There is no support log ${Number(number)}` };
  }
  const all = await findLogs(db, { duplicates: false }, 200);
  const waiting = all.filter(({ handling }) => handling.state !== 'Resolved');
  if (text === '' || THAT.test(text)) {
    const mine = waiting.filter(({ handling }) => handling.assignee?.id === who.id);
    return one(mine.length > 0 ? mine : waiting, 'There is no open support log.');
  }
  const fits = (log: SupportLog) => isAbout(log, text);
  const close = waiting.filter(fits);
  const none = `I know no support log about "${text.slice(0, 60)}".`;
  return one(close.length > 0 ? close : all.filter(fits), none);
}

const THAT = /^(it|that|this|them|the log|das|den|es|ihn|dieses|ça|le|la|celui-ci|lo|eso|ese|este)$/i;

function one(logs: readonly SupportLog[], none: string): Found {
  const [only, ...others] = logs;
  if (!only) return { none };
  if (others.length === 0) return { log: only };
  const options = logs.slice(0, MOST).map(({ number, report }) => ({
    label: `${number} · ${report.product}: ${report.title}`.slice(0, 70),
    value: String(number),
  }));
  return { answer: { ask: { field: 'log', title: 'Which support log?', options } } };
}

/** Every word of it stands in title or product. */
function isAbout({ report }: SupportLog, text: string): boolean {
  const there = `${report.product} ${report.title}`.toLowerCase();
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SMALL.has(word));
  return words.length > 0 && words.every((word) => there.includes(word));
}

const SMALL = new Set(['the', 'log', 'logs', 'about', 'support', 'a', 'das', 'der', 'die', 'le', 'la', 'el']);
