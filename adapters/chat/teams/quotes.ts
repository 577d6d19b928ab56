import type { Activity } from './activity.ts';

/** How a client marks the message that somebody answers: in the text, or in the HTML twin that comes as an attachment. */
const quoteMark = /<blockquote\b[^>]*schema\.skype\.com\/Reply[^>]*>([\s\S]*?)<\/blockquote>/gi;
/** The newer form: a placeholder in the text, its words in an entity ("Quoted replies", Teams SDK). */
const placeholder = /<quoted\b[^>]*?(?:\/>|>\s*<\/quoted>)/gi;

/**
 * The text of a message without the one it answers: "cancel that" under a card of ours must not be read as everything the
 * card says. Some clients repeat the quoted words in front of the text; the HTML twin tells which they are.
 * @param read words out of markup
 */
export function withoutQuotes({ text = '', attachments }: Activity, read: (markup: string) => string): string {
  let own = text.replace(quoteMark, '').replace(placeholder, '');
  for (const attachment of attachments ?? []) {
    if (attachment?.contentType !== 'text/html' || typeof attachment.content !== 'string') continue;
    for (const [, quoted = ''] of attachment.content.matchAll(quoteMark)) own = after(own, read(quoted)) ?? own;
  }
  return own;
}

/** What follows the quoted words, blanks aside; `undefined` when the text does not begin with them, or says nothing else. */
function after(text: string, quoted: string): string | undefined {
  const wanted = quoted.replace(/\s/g, '');
  let at = 0;
  let matched = 0;
  while (matched < wanted.length && at < text.length) {
    const character = text.charAt(at);
    at += 1;
    if (/\s/.test(character)) continue;
    if (character !== wanted.charAt(matched)) return undefined;
    matched += 1;
  }
  const rest = text.slice(at);
  return matched === wanted.length && matched > 0 && rest.trim() !== '' ? rest : undefined;
}
