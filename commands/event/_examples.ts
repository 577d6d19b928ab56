import type { Examples } from '../../src/core/command.ts';

export const LIST: Examples = {
  en: [
    'show the event history',
    'what was changed in the administration console',
    'event history since {start}',
    'show me the console events',
    'which events were recorded by {query}',
  ],
  de: [
    'zeig den Ereignisverlauf',
    'was wurde in der Verwaltungskonsole geändert',
    'Ereignisverlauf seit {start}',
    'zeig mir die Ereignisse der Konsole',
  ],
  fr: [
    "montre l'historique des événements",
    "qu'est-ce qui a changé dans la console d'administration",
    'historique des événements depuis {start}',
  ],
  es: [
    'muestra el historial de eventos',
    'qué se cambió en la consola de administración',
    'historial de eventos desde {start}',
  ],
};
