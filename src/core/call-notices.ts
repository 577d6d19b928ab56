import { endOf, within } from './hours.ts';

/** What a person can ask to be told of. */
export const NOTICE_TOPICS = ['missed', 'voicemail', 'calls'] as const;
export type NoticeTopic = (typeof NOTICE_TOPICS)[number];

/** Minutes since midnight; `from` may be later than `to`. */
export interface QuietHours {
  from: number;
  to: number;
}

export interface NoticeWishes extends Record<NoticeTopic, boolean> {
  quiet: QuietHours | undefined;
  /** They said so themselves, even that they want none: for support logs the configuration does not count any more. */
  ownQuiet: boolean;
  /** In which the quiet hours are meant. IANA name. */
  zone: string;
  /** BCP 47, for the words of times. */
  locale: string;
}

const DAILY = [0, 1, 2, 3, 4, 5, 6];

/** When the quiet hours that hold now are over; undefined when none hold. */
export function quietUntil({ quiet, zone }: Pick<NoticeWishes, 'quiet' | 'zone'>, at: number): number | undefined {
  if (!quiet) return undefined;
  const hours = { days: DAILY, ...quiet, zone };
  return within(hours, at) ? endOf(hours, at) : undefined;
}

const CLOCK = String.raw`(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?`;
const SPAN = new RegExp(String.raw`^${CLOCK}\s*(?:-|–|to|till|until|bis|à|a)\s*${CLOCK}$`, 'i');

/** "22:00-07:00", "10pm to 7am"; `off` for none, `default` for the configured ones; undefined for what is no such thing. */
export function readQuietHours(text: string): QuietHours | 'off' | 'default' | undefined {
  const written = text.trim();
  if (/^(off|none|aus|non|no)$/i.test(written)) return 'off';
  if (/^default$/i.test(written)) return 'default';
  const parts = SPAN.exec(written);
  if (!parts) return undefined;
  const from = minutesOf(parts[1], parts[2], parts[3]);
  const to = minutesOf(parts[4], parts[5], parts[6]);
  return from === undefined || to === undefined || from === to ? undefined : { from, to };
}

function minutesOf(hour = '', minute = '0', half = ''): number | undefined {
  const written = Number(hour);
  const minutes = Number(minute);
  if (minutes > 59 || written > 24 || (half !== '' && (written < 1 || written > 12))) return undefined;
  const hours = half === '' ? written % 24 : (written % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  return hours * 60 + minutes;
}

/** "22:00–07:00". */
export function quietWords({ from, to }: QuietHours): string {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${clock(from)}–${clock(to)}`;
}
