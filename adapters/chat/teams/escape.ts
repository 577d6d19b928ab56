/**
 * Text of ours as Adaptive Cards text that reads the same: nothing in it becomes a link, a list, emphasis, a date or a mention.
 * Cards know a small Markdown; only what it would take for markup is escaped, so that plain sentences stay as they are.
 */
export function literal(text: string): string {
  const hasLinks = /\][([:]/.test(text);
  return (
    text
      .replace(/\\(?=[\p{P}\p{S}])/gu, '\\\\')
      .replace(/[*`]|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
      .replace(/\[/g, hasLinks ? '\\[' : '[')
      .replace(/&(?=#?\w{1,31};)/g, '\\&')
      .replace(/<(?=[a-z/!?])/gi, '\\<')
      .replace(/^([ \t]{0,9})([-+>]|#{1,6})(?=\s|$)/gm, '$1\\$2')
      .replace(/^([ \t]{0,9}\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')
      // `{{DATE(…)}}` is replaced by the client wherever it stands, escaped or not: a zero-width space breaks it.
      .replace(/\{(?=\{)/g, '{\u200b')
      .replace(/\r?\n/g, '\n\n')
  );
}
