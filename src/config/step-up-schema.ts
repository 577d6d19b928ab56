import { z } from 'zod';
import type { RiskRules } from '../core/risk.ts';
import { Duration, oneOrMore, When } from './policy-schema.ts';

const FRESH_MS = 10 * 60_000;
const USUAL = { from: 6 * 60, to: 22 * 60 };
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/** `stepUp` of the configuration file: how careful the outcome `step-up` is. */
export const StepUpSchema = z
  .strictObject({
    /** A proof counts this long, on the platform where it was given; not for administrators. */
    fresh: Duration.default(FRESH_MS),
    /** The usual hours: outside of them people are asked more. */
    usual: oneOrMore(When).default([{ hours: USUAL, days: EVERY_DAY }]),
  })
  .prefault({});

/** `zone` is for hours that name none. */
export function riskRules({ fresh, usual }: z.output<typeof StepUpSchema>, zone: string): RiskRules {
  return { freshMs: fresh, usual: usual.map(({ hours, days, zone: own }) => ({ days, ...hours, zone: own ?? zone })) };
}
