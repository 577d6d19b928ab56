import type { Examples } from '../../src/core/command.ts';

/** How people say `meeting.record`. */
export const RECORD: Examples = {
  en: [
    '{on}',
    '{on} please',
    '{on} now',
    'record the meeting',
    'record this',
    'record this please',
    'record it',
    'record the call',
    'please record this meeting',
    'I want this recorded',
    'start recording the call',
  ],
  de: [
    '{on}',
    'bitte {on}',
    'nimm das Meeting auf',
    'nimm dieses Meeting auf',
    'nimm diese Besprechung auf',
    'zeichne dieses Gespräch auf',
    'zeichne das auf',
    'zeichne die Besprechung auf',
    'nimm das auf',
    'Besprechung aufzeichnen',
  ],
  fr: [
    '{on}',
    '{on} maintenant',
    'enregistre la réunion',
    'enregistre ça',
    "enregistre l'appel",
    'enregistre la visio',
  ],
  es: ['{on}', '{on} ahora', 'graba la reunión', 'graba esto', 'graba la llamada', 'graba la videollamada'],
};
