/** Where the words of the writer end and older mails begin. */
const MARKS: readonly RegExp[] = [
  /^>/,
  /^\s*-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensaje reenviado)\s*-{2,}/i,
  /^begin forwarded message:/i,
  /^(?:on|am|le|el)\s.{5,200}\s(?:wrote|schrieb|a écrit|escribió)(?:\s.{1,120})?\s?:\s*$/i,
  /^_{8,}\s*$/,
  /^(?:from|von|de)\s?:\s.*@/i,
];

/** The writer's own words above what they answer or forward; '' when there are none. Signatures go, too. */
export function ownWords(text: string): string {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => MARKS.some((mark) => mark.test(line.slice(0, 400))));
  const own = end < 0 ? lines : lines.slice(0, end);
  const signature = own.findIndex((line) => /^-- ?$/.test(line));
  return (signature < 0 ? own : own.slice(0, signature)).join('\n').trim();
}

const REPLY = /^(?:re|aw|antw|sv|res|réf|ref)(?:\[\d+\])?\s*:\s*/i;
const FORWARD = /^(?:fwd?|wg|tr|rv|enc)\s*:\s*/i;

export function isReply(subject: string): boolean {
  return REPLY.test(subject.trim());
}

export function isForward(subject: string): boolean {
  return FORWARD.test(subject.trim());
}

/** Without any number of "Re:" and "Fwd:". */
export function bareSubject(subject: string): string {
  let bare = subject.trim();
  while (isReply(bare) || isForward(bare)) bare = bare.replace(REPLY, '').replace(FORWARD, '');
  return bare;
}
