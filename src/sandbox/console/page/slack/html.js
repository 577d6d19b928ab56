/** HTML that may stand as it is. Only `html` makes it, so nothing a person wrote gets into a page unescaped. */
class Html {
  #text;
  constructor(text) {
    this.#text = text;
  }
  toString() {
    return this.#text;
  }
}

/** A template whose values are escaped; HTML made by another template stays, lists are joined, `false` and nothing are left out. */
export function html(parts, ...values) {
  return new Html(parts.reduce((text, part, at) => text + shown(values[at - 1]) + part));
}

export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** For text that was escaped before marks were put into it. */
export function trusted(text) {
  return new Html(text);
}

function shown(value) {
  if (Array.isArray(value)) return value.map(shown).join('');
  if (value instanceof Html) return String(value);
  return value === undefined || value === null || value === false ? '' : escapeHtml(String(value));
}
