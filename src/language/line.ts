import type { Mention } from '../core/request.ts';
import { type Piece, pieces } from './phrases.ts';
import { findRangeEnd, findTime, type Moment } from './time.ts';
import type { TimeSpan } from './time-phrases.ts';
import { type Token, tokens, typedLine } from './typed.ts';

/** A typed line, cut up once for all patterns. */
export interface Line {
  text: string;
  tokens: Token[];
  pieces: Piece[];
  moment: Moment;
  /** The piece that begins with this token. */
  pieceOf(token: number): number | undefined;
  /** The token after a phrase whose last piece is this; `undefined` when the phrase ends inside a token. */
  tokenAfter(piece: number): number | undefined;
  /** The time that begins with this token, and the token after it. Looked for once. */
  timeAt(token: number): { span: TimeSpan; next: number } | undefined;
}

/** Choices and times stand among the first words; texts may be long. */
const LONGEST_LOOK = 2_000;

export function prepareLine(text: string, ctx: Moment & { mentions: readonly Mention[] }): Line {
  const line = typedLine(text);
  const cut = tokens(line, ctx.mentions);
  const parts = pieces(line.slice(0, LONGEST_LOOK));
  const startOf = new Map(parts.map((piece, i) => [piece.start, i]));
  const endOf = new Map(cut.map((token, i) => [token.end, i]));
  const times = new Map<number, { span: TimeSpan; next: number } | undefined>();
  /** What was read as a beginning up to here goes on: "2 to 3". */
  const rangeEnd = (token: number) => {
    const begun = [...times.values()].find((time) => time?.next === token);
    return begun && findRangeEnd(line, begun.span, ctx.language);
  };
  return {
    text: line,
    tokens: cut,
    pieces: parts,
    moment: ctx,
    pieceOf: (token) => startOf.get(cut[token]?.start ?? -1),
    tokenAfter(piece) {
      const last = endOf.get(parts[piece]?.end ?? -1);
      return last === undefined ? undefined : last + 1;
    },
    timeAt(token) {
      if (times.has(token)) return times.get(token);
      const start = cut[token]?.start;
      const span =
        start === undefined || start > LONGEST_LOOK
          ? undefined
          : (rangeEnd(token) ?? findTime(line, start, ctx.language));
      const last = span && endOf.get(span.end);
      const found = span && last !== undefined ? { span, next: last + 1 } : undefined;
      times.set(token, found);
      return found;
    },
  };
}
