/** What the tests and the gallery see of the browser's renderer of Block Kit. */
export interface DrawOptions {
  /** Unique in the page: the ids of inputs begin with it. */
  id: string;
  /** In milliseconds. */
  now: number;
  /** IANA name; the browser's own without it. */
  zone?: string;
  locale?: string;
  nameOf?: (user: string) => string | undefined;
  /** The level of a header block. */
  heading?: 2 | 3;
}

/** HTML in which everything a person wrote is escaped. */
export function blocksHtml(blocks: readonly object[], options: DrawOptions): string;
export function messageHtml(message: { text?: string; blocks?: readonly object[] }, options: DrawOptions): string;
