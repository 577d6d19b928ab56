// Placeholder until the real one stands here.
import type { AnyCommand } from '../core/command.ts';
import type { Call } from '../../cards/model.ts';
export interface Understood { command: string | null; args: Call['input']; confidence: number; missing: string[]; then: { command: string; args: Call['input'] }[] }
export interface Understanding { understand(text: string, context: object): Understood; nearest(text: string): string[] }
export function createUnderstanding(_commands: readonly AnyCommand[]): Understanding {
  return { understand: () => ({ command: null, args: {}, confidence: 0, missing: [], then: [] }), nearest: () => [] };
}
