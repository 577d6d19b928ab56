/**
 * What a report says, out of the words of a mail. THE VENDOR'S FORMAT IS NOT KNOWN (cloudlink.md 10.5, 11 #14): everything that
 * is guessed about it stands in this file. When a real mail looks different, change the tables below, and put the mail
 * (without names) beside the other samples in `test/adapters/intake/mailbox/samples.ts`.
 */

/** What could be read; absent parts were not found. */
export interface Extracted {
  id?: string;
  product?: string;
  title?: string;
  reporter?: string;
  accountId?: string;
  /** In milliseconds. */
  occurredAt?: number;
  severity?: string;
  description?: string;
}

type Field = keyof Extracted;

/** Labels as the portal writes them (10.6, "List columns", "Detail"), and as their translations would be. */
const LABELS: Record<Field, string> = {
  id: 'log id|issue id|report id|log-id|id du journal|id del registro',
  product: 'product name|product|application|produktname|produkt|anwendung|produit|nom du produit|producto|aplicación',
  title: 'log title|title|topic|issue title|titel|thema|titre|título',
  reporter:
    'reporter e-?mail|reporter|reported by|user e-?mail|melder|gemeldet von|signalé par|rapporteur|informado por',
  accountId:
    'account id|account|customer account|customer id|konto-id|kontonummer|konto|id de compte|compte|id de cuenta|cuenta',
  occurredAt:
    'date (?:&|and) time|date/time|reported (?:on|at)|occurred (?:on|at)|created (?:on|at)|datum (?:&|und) uhrzeit|zeitpunkt|date et heure|fecha y hora',
  severity: 'severity|priority|schweregrad|priorität|gravité|priorité|gravedad|prioridad',
  description: 'description|issue description|problem description|beschreibung|description du problème|descripción',
};
const FIELDS: readonly Field[] = [
  'id',
  'product',
  'title',
  'reporter',
  'accountId',
  'occurredAt',
  'severity',
  'description',
];

/** 11/12/2026 is 12 November for an American vendor. */
const MONTH_FIRST = true;
/** Of a time without a zone. */
const ZONE = 'Z';
/** Subjects of the periodic mails while a log is Open (10.6, "Reminders"). */
const REMINDER = /\b(?:reminder|still open|erinnerung|rappel|recordatorio)\b/i;
/** Subjects of mails about a log that is known. */
const UPDATE =
  /^(?:update|updated|status|note|notes|comment|resolved|closed|aktualisierung|mise à jour|actualización)\b/i;
/** What stands before the title in a subject. */
const SUBJECT_PREFIX =
  /^(?:\[[^\]]{1,40}\]\s*|(?:new )?(?:support log|issue report|problem report|support-protokoll|journal de support)(?: reminder)?\s*[:–-]\s*|reminder\s*[:–-]\s*)+/i;

/** Before the colon there may be a bullet, bold marks or a quote; after it the value, or nothing and the value on the next line. */
const lineOf = (labels: string) =>
  new RegExp(`^(?:[-*•·]\\s*)?\\**(?:${labels})\\**\\s*(?::|=|\\t)\\**\\s*(.*)$`, 'iu');
const LINES = FIELDS.map((field) => ({ field, pattern: lineOf(LABELS[field]) }));
/** Longer lines have no label: only their beginning is looked at. */
const LONGEST_LABEL = 60;

export function extract(text: string): Extracted {
  const found: Partial<Record<Field, string>> = {};
  const lines = text.split(/\r?\n/).map(unquoted);
  let open: Field | undefined;
  for (const line of lines) {
    const labelled = labelOf(line);
    if (labelled) {
      // The topmost wins: below it stand older mails of the same thread.
      open = found[labelled.field] === undefined ? labelled.field : undefined;
      if (open !== undefined) found[open] = labelled.value;
    } else if (open === 'description') found.description = `${found.description ?? ''}\n${line}`;
    else if (open !== undefined && found[open] === '' && line !== '') found[open] = line;
    else if (line !== '') open = undefined;
  }
  return tidy(found);
}

/** Is this mail only the vendor's reminder of an open log? */
export function isReminder(subject: string): boolean {
  return REMINDER.test(subject);
}

/** Does it say something new about a log that is known? */
export function isUpdate(subject: string): boolean {
  return UPDATE.test(subject);
}

/** The title in a subject. */
export function titleIn(subject: string): string {
  return subject.replace(SUBJECT_PREFIX, '').trim();
}

function labelOf(line: string): { field: Field; value: string } | undefined {
  const head = line.slice(0, LONGEST_LABEL);
  for (const { field, pattern } of LINES) {
    const match = pattern.exec(head);
    if (match) return { field, value: `${match[1] ?? ''}${line.slice(LONGEST_LABEL)}`.trim() };
  }
  return undefined;
}

function tidy(found: Partial<Record<Field, string>>): Extracted {
  const extracted: Extracted = {};
  for (const field of FIELDS) {
    const value = found[field]?.trim();
    if (!value) continue;
    if (field === 'occurredAt') {
      const at = momentIn(value);
      if (at !== undefined) extracted.occurredAt = at;
    } else if (field === 'reporter') extracted.reporter = addressIn(value) ?? value;
    else extracted[field] = value;
  }
  return extracted;
}

/** Without the marks of replies in front of it. */
function unquoted(line: string): string {
  return line.replace(/^(?:\s*>)+\s?/, '').trim();
}

function addressIn(text: string): string | undefined {
  return /[^\s<>()",;:]{1,64}@[^\s<>()",;:@]{1,255}/.exec(text.slice(0, 1_000))?.[0]?.toLowerCase();
}

const CLOCK = String.raw`(?:[ ,T]+(?:um |at |à )?(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(am|pm)?\s*(?:uhr)?)?\s*\(?(z|utc|gmt|[+-]\d{2}:?\d{2})?`;
const ISO = new RegExp(String.raw`(\d{4})-(\d{2})-(\d{2})${CLOCK}`, 'i');
const DOTTED = new RegExp(String.raw`(\d{1,2})\.(\d{1,2})\.(\d{4})${CLOCK}`, 'i');
const SLASHED = new RegExp(String.raw`(\d{1,2})/(\d{1,2})/(\d{4})${CLOCK}`, 'i');

/** ISO, 23.11.2026 09:00, 11/23/2026 9:00 AM, and what else JavaScript reads. In milliseconds. */
export function momentIn(text: string): number | undefined {
  const given = text.slice(0, 100);
  const iso = ISO.exec(given);
  if (iso) return at(iso[1], iso[2], iso[3], iso.slice(4));
  const dotted = DOTTED.exec(given);
  if (dotted) return at(dotted[3], dotted[2], dotted[1], dotted.slice(4));
  const slashed = SLASHED.exec(given);
  if (slashed) {
    const [first, second] = [slashed[1], slashed[2]];
    const monthFirst = Number(first) <= 12 && (MONTH_FIRST || Number(second) > 12);
    return at(slashed[3], monthFirst ? first : second, monthFirst ? second : first, slashed.slice(4));
  }
  const read = Date.parse(/(?:z|utc|gmt|[+-]\d{2}:?\d{2})\)?$/i.test(given.trim()) ? given : `${given} UTC`);
  return Number.isNaN(read) ? undefined : read;
}

function at(year = '', month = '', day = '', clock: (string | undefined)[] = []): number | undefined {
  const [hour = '0', minute = '0', second = '0', half, zone] = clock;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const two = (value: string | number) => String(value).padStart(2, '0');
  const offset = zone && /\d/.test(zone) ? zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2') : ZONE;
  const read = Date.parse(`${year}-${two(month)}-${two(day)}T${two(hours)}:${two(minute)}:${two(second)}${offset}`);
  return Number.isNaN(read) ? undefined : read;
}
