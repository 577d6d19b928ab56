/** Things that a sentence with a name must speak of: "make Omar …" could be anything. */
export const THINGS: ReadonlySet<string> = new Set(
  'supportlog approval greeting group role phoneuser newperson event contact notices quiethours supportcontact welcomemail audit systems sync leader mic details endmeeting muteall unmuteall meeting password recording'.split(
    ' ',
  ),
);

/** Concepts that no wish begins with. */
export const NOUNS: ReadonlySet<string> = new Set([
  ...THINGS,
  'number',
  'account',
  'calls',
  'queue',
  'state',
  'my',
  'agents',
  'rank',
  'about',
  'invite',
]);
