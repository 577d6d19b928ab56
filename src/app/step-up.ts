import type { Call, Card } from '../../cards/model.ts';
import { refusalCard } from '../../cards/problem.ts';
import type { Work } from './work.ts';

/** Proving once more who one is, before a Call that only its owner may make. */
export interface StepUp {
  ask(asked: { work: Work; call: Call }): Promise<Card>;
}

/** Nobody can be asked for a proof here: refused rather than let through. */
export const noStepUp: StepUp = {
  ask: async () => refusalCard('This needs a second proof of who you are, and none is set up here.'),
};
