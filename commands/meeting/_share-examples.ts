import type { Examples } from '../../src/core/command.ts';

/** How people say `meeting.share`. */
export const SHARE: Examples = {
  en: [
    'share the meeting',
    'share the meeting here',
    'share my meeting',
    'share the meeting with everybody here',
    'post the meeting here',
    'post the card of the meeting',
  ],
  de: [
    'teile das Meeting',
    'teile das Meeting hier',
    'teile die Besprechung hier',
    'poste das Meeting hier',
    'zeig das Meeting hier allen',
  ],
  fr: ['partage la réunion', 'partage la réunion ici', 'partage ma réunion', 'publie la réunion ici'],
  es: ['comparte la reunión', 'comparte la reunión aquí', 'comparte mi reunión', 'publica la reunión aquí'],
};
