/**
 * Cuts text to a platform's limit. Lengths are Unicode code points, as Slack and Teams count them;
 * the cut is marked by an ellipsis, which counts too. A joined emoji may lose parts, never half a character.
 */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const points = Array.from(text);
  return points.length <= max ? text : `${points.slice(0, Math.max(0, max - 1)).join('')}…`;
}

/** Cuts text into pieces of at most `max` code points, at a line break or a space where there is one. */
export function pieces(text: string, max: number): string[] {
  const found: string[] = [];
  let rest = Array.from(text);
  while (rest.length > max) {
    const head = rest.slice(0, max);
    const line = head.lastIndexOf('\n');
    const at = line > 0 ? line : head.lastIndexOf(' ');
    const end = at > 0 ? at : max;
    found.push(rest.slice(0, end).join(''));
    rest = rest.slice(at > 0 ? end + 1 : end);
  }
  if (rest.length > 0) found.push(rest.join(''));
  return found;
}
