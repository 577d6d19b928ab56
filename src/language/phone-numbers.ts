/**
 * Telephone numbers as people write them: the international form from seven digits on ("+49 30 123 4567", "0049 …"), the
 * national one from nine ("030 / 12 34 56 78"). Extensions are shorter; dates and times are none.
 */
export const PHONE = [
  String.raw`(?<![^\s,;(<:])`,
  String.raw`(?!\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d))`,
  String.raw`(?:(?:\+|00)[1-9](?:[\s./-]{0,2}\(?\d\)?){6,18}|0[1-9](?:[\s./-]{0,3}\d){7,13})`,
  String.raw`(?![\d:])`,
].join('');
