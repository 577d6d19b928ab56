import type { AnyCommand } from '../core/command.ts';
import type { FieldMeta } from '../core/fields.ts';
import type { Language } from '../core/language.ts';
import { inputMeta } from './inputs.ts';

/** A sentence a person could say for this command in this language, with plain values in its slots; `undefined` when there is none. */
export function exampleOf(command: AnyCommand, language: Language): string | undefined {
  const example = command.examples[language].find((one) => !one.includes('{')) ?? command.examples[language][0];
  return example?.replace(/\{(\w+)\}/g, (_, name: string) => sample(inputMeta(command, name), language));
}

const SAMPLES: Record<Language, { queue: string; person: string; until: string }> = {
  en: { queue: 'Support', person: 'Omar', until: '3pm' },
  de: { queue: 'Support', person: 'Omar', until: '15 Uhr' },
  fr: { queue: 'Support', person: 'Omar', until: '15h' },
  es: { queue: 'Support', person: 'Omar', until: 'las 15:00' },
};

function sample(meta: FieldMeta | undefined, language: Language): string {
  if (!meta) return '';
  switch (meta.kind) {
    case 'choice':
    case 'switch':
      return meta.options[0]?.words[0] ?? '';
    case 'queue':
      return SAMPLES[language].queue;
    case 'until':
    case 'duration':
    case 'start':
    case 'end':
      return SAMPLES[language].until;
    case 'person':
    case 'people':
    case 'text':
      return SAMPLES[language].person;
    case 'numbers':
      return '+49 30 1234567';
    case 'hidden':
      return '';
    default:
      return meta satisfies never;
  }
}
