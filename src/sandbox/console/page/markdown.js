/**
 * The Markdown that Teams draws in cards and messages: bold, italics, links, lists, and a backslash before a sign that is meant as it is.
 * Gives HTML in which everything else is escaped.
 */
export function toHtml(text) {
  const lines = text.split(/\r?\n/).map((line) => {
    const item = /^\s*(?:[-*]|(\d+)\.)\s+(.*)$/.exec(line);
    return item ? { tag: item[1] ? 'ol' : 'ul', html: inline(item[2]) } : { tag: '', html: inline(line) };
  });
  let html = '';
  let open = '';
  for (const [index, line] of lines.entries()) {
    if (line.tag !== open) html += (open && `</${open}>`) + (line.tag && `<${line.tag}>`);
    else if (index > 0 && line.tag === '') html += '<br>';
    open = line.tag;
    html += line.tag ? `<li>${line.html}</li>` : line.html;
  }
  return html + (open && `</${open}>`);
}

export function showMarkdown(element, text) {
  element.innerHTML = toHtml(text);
}

function inline(text) {
  const kept = [];
  const keep = (sign) => `\uE000${kept.push(escapeHtml(sign)) - 1}\uE000`;
  return escapeHtml(text.replaceAll('\uE000', '').replace(/\\([!-/:-@[-`{-~])/g, (_, sign) => keep(sign)))
    .replace(
      /\[([^\]]+)\]\((https?:[^\s)]+|mailto:[^\s)]+)\)/g,
      '<a href="$2" target="_blank" rel="noopener noreferrer">$1</a>',
    )
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\w*])[*_](\S(?:.*?\S)?)[*_](?![\w*])/g, '<em>$1</em>')
    .replace(/\uE000(\d+)\uE000/g, (_, index) => kept[index] ?? '');
}

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
