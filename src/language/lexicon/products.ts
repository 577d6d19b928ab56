/** Every way to join one phrase of each list, in this order: `joined('end|stop', 'the|my', 'meeting|call')`. '' in a list leaves it out. */
export function joined(...lists: readonly string[]): string {
  const all = lists.map((text) => text.split('|'));
  return all
    .reduce((heads, tails) => heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`.trim())), [''])
    .join('|');
}
