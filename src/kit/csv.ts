/** One line of a CSV file (RFC 4180), without its end. */
export function csvLine(values: readonly unknown[]): string {
  return values.map(cell).join(',');
}

/** Spreadsheets run what begins like a formula; a quote before it makes it text again (OWASP, "CSV Injection"). */
function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
