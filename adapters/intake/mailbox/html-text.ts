/** Their content is nothing that anybody reads. */
const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'object', 'iframe']);
const BREAKS = new Set(
  'address article blockquote br dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);
/** Their end is the beginning of the next one. */
const STARTS_ONLY = new Set(['tr', 'li', 'dd', 'dt']);
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  euro: '€',
};

/**
 * The words of an HTML mail: nothing is rendered, loaded or run. Cells of a table stand apart by a tab, so that a label and its
 * value stay on one line. One pass from left to right, whatever the input.
 */
export function htmlToText(html: string): string {
  let out = '';
  /** The element whose end is waited for, where its content is silent. */
  let silent: string | undefined;
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (silent === undefined) out += html.slice(at, end).replaceAll(/\s+/g, ' ');
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    const close = html.indexOf('>', open);
    const [, slash = '', name = ''] = /^<(\/?)([A-Za-z][A-Za-z0-9]*)/.exec(html.slice(open, open + 40)) ?? [];
    if (name === '' || close < 0) {
      // A lone "<" is text.
      if (silent === undefined && name === '') out += '<';
      at = name === '' ? open + 1 : html.length;
      continue;
    }
    at = close + 1;
    const tag = name.toLowerCase();
    if (silent !== undefined) {
      if (slash && tag === silent) silent = undefined;
      continue;
    }
    if (SILENT.has(tag)) {
      if (!slash && html[close - 1] !== '/') silent = tag;
    } else if (tag === 'td' || tag === 'th') out += '\t';
    else if (BREAKS.has(tag) && !(slash && STARTS_ONLY.has(tag))) out += '\n';
  }
  return tidy(decode(out));
}

function decode(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));?/gi,
    (whole, dec?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
      const code = dec === undefined ? Number.parseInt(hex ?? '', 16) : Number(dec);
      return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
    },
  );
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .split('\t')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join('\t'),
    )
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
