/** Whether a mail is from whom it says. */
export interface Sender {
  address: string;
  /** On the list of those from whom reports are expected. */
  expected: boolean;
  /**
   * What the receiving mail server found (RFC 8601): only its topmost line counts, everything below may be forged.
   * `unknown` where it checks nothing.
   */
  proof: 'pass' | 'fail' | 'unknown';
}

export function judgeSender(address: string, results: string | undefined, senders: readonly string[]): Sender {
  const from = address.toLowerCase();
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const expected = senders.some((one) =>
    one.includes('@') ? one === from : domain === one || domain.endsWith(`.${one}`),
  );
  return { address: from, expected, proof: proofOf(results, domain) };
}

/** DMARC decides where it was looked at; else SPF or DKIM, when they passed for the sender's own domain. */
function proofOf(results: string | undefined, domain: string): Sender['proof'] {
  if (results === undefined) return 'unknown';
  const line = results
    .slice(0, 4_000)
    .toLowerCase()
    .replaceAll(/\([^)]*\)/g, ' ');
  const dmarc = /\bdmarc\s*=\s*(\w+)/.exec(line)?.[1];
  if (dmarc === 'pass') return 'pass';
  if (dmarc !== undefined && dmarc !== 'none') return 'fail';
  const parts = line.split(';');
  const passed = parts.some((part) => /\b(?:spf|dkim)\s*=\s*pass\b/.test(part) && aligned(part, domain));
  if (passed) return 'pass';
  return /\b(?:spf|dkim)\s*=/.test(line) ? 'fail' : 'unknown';
}

function aligned(part: string, domain: string): boolean {
  const named = /(?:smtp\.mailfrom|header\.d|header\.i|header\.from)\s*=\s*"?(?:[^\s"@;]*@)?([^\s";]+)/.exec(part)?.[1];
  return named !== undefined && (named === domain || domain.endsWith(`.${named}`) || named.endsWith(`.${domain}`));
}

/** For the person who reads the report; undefined when there is nothing to say. */
export function doubtOf({ address, expected, proof }: Sender): string | undefined {
  const who = address || 'nobody';
  if (!expected) return `Sender not verified: ${who} is not among the expected senders.`;
  if (proof === 'fail') return `Sender not verified: the mail server found no proof that this is from ${who}.`;
  return undefined;
}
