import type { DrawOptions } from './blocks.js';

/** What the gallery sees of the browser's script. */
export interface Framed {
  by: string;
  isApp: boolean;
  /** In milliseconds. */
  at: number;
  isPrivate?: boolean;
  isChanged?: boolean;
  message: { text?: string; blocks?: readonly object[] };
}

export function framedHtml(framed: Framed, options: DrawOptions): string;
export function modalHtml(view: object, options: DrawOptions): string;
