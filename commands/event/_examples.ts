import type { Examples } from '../../src/core/command.ts';

export const LIST: Examples = {
  en: [
    'show the event history',
    'show me the console events',
    'event history of the console',
    'list the events of the administration console',
    'events in the console',
  ],
  de: [
    'zeig den Ereignisverlauf',
    'zeig mir die Ereignisse der Konsole',
    'Ereignisverlauf der Verwaltungskonsole',
    'Ereignisse in der Konsole',
  ],
  fr: [
    "montre l'historique des événements",
    'historique des événements de la console',
    'montre-moi les événements de la console',
  ],
  es: ['muestra el historial de eventos', 'historial de eventos de la consola', 'muéstrame los eventos de la consola'],
};
