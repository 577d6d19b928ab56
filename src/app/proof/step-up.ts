import type { Call, Card } from '../../../cards/model.ts';
import type { Skills } from '../../core/phone.ts';
import type { Work } from '../work.ts';

/** Proving once more who one is, before a Call that only its owner may make. */
export interface StepUp {
  /** The card that asks for the proof; undefined when nothing more is needed. */
  ask(asked: {
    work: Work;
    call: Call;
    input: Record<string, unknown>;
    phone: Skills;
    /** The name of the rule that wants it. */
    rule: string;
  }): Promise<Card | undefined>;
}
