import type { Platform } from '../core/chat.ts';
import type { AnyCommand } from '../core/command.ts';
import { type FieldMeta, metaOf } from '../core/fields.ts';
import type { Language } from '../core/language.ts';

/** What stands before a command's first word on this platform. */
export function callPrefix(platform: Platform): string {
  return platform === 'slack' ? '/' : '';
}

/** A sentence that means the command, with believable things in its places. */
export function exampleOf(command: AnyCommand, language: Language): string | undefined {
  const pattern = command.examples[language][0] ?? command.examples.en[0];
  return pattern?.replaceAll(/\{(\w+)\}/g, (_slot, name: string) => {
    const schema = command.input.shape[name];
    const meta = schema && metaOf(schema);
    return meta ? sample(meta) : '…';
  });
}

function sample(meta: FieldMeta): string {
  switch (meta.kind) {
    case 'choice':
      return meta.options.at(2)?.words[0] ?? meta.options[0]?.words[0] ?? '…';
    case 'until':
      return '15:00';
    case 'duration':
      return '45m';
    case 'queue':
      return 'Sales';
    case 'person':
    case 'people':
      return '@dana';
    case 'text':
    case 'hidden':
      return '…';
    default:
      return meta satisfies never;
  }
}
