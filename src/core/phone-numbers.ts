/** Digits that tell two numbers apart, whatever the country and however they are written. */
const TELLING_DIGITS = 7;

/** As it is dialled: digits, with `+` in front of an international one; an address (`sip:2044@…`) loses what is around. */
export function dialled(number: string): string {
  const bare = number
    .trim()
    .replace(/^(sips?|tel):/i, '')
    .replace(/@.*$/, '');
  const digits = bare.replace(/\D/g, '');
  if (bare.startsWith('+')) return digits === '' ? '' : `+${digits}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}

/** The same line: equal digits, or a national number (030 …) that ends the international one (+49 30 …). */
export function sameNumber(one: string, other: string): boolean {
  const [a, b] = [dialled(one), dialled(other)];
  if (a === '' || b === '') return false;
  if (a === b) return true;
  return endsSame(a, b) || endsSame(b, a);
}

function endsSame(international: string, national: string): boolean {
  const core = national.replace(/^0/, '');
  return international.startsWith('+') && !national.startsWith('+') && core.length >= TELLING_DIGITS
    ? international.endsWith(core)
    : false;
}
