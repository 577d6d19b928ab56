import type { Examples } from '../../src/core/command.ts';

/** How people ask what callers hear. */
export const LIST: Examples = {
  en: ['show my greetings', 'which greeting is on', 'list my greetings', 'my greetings'],
  de: ['zeig meine Ansagen', 'meine Ansagen', 'welche Ansage ist aktiv', 'meine Begrüßungen'],
  fr: ['montre mes annonces', "mes annonces d'accueil", 'quelle annonce est active', 'mes annonces'],
  es: ['muestra mis saludos', 'lista mis saludos', 'qué saludo está activo', 'mis saludos'],
};

/** How people switch one on. */
export const ENABLE: Examples = {
  en: [
    'turn on my {greeting} greeting',
    'enable the {greeting} greeting',
    'use the {greeting} greeting',
    'switch my greeting to {greeting}',
    'set my greeting to {greeting}',
    'activate my {greeting} greeting',
    'play the {greeting} greeting',
  ],
  de: [
    'schalte die Ansage {greeting} ein',
    'aktiviere die Ansage {greeting}',
    'nimm die Ansage {greeting}',
    'verwende die Ansage {greeting}',
    'stell meine Ansage auf {greeting}',
  ],
  fr: [
    "active l'annonce {greeting}",
    "utilise l'annonce {greeting}",
    "active l'annonce d'accueil {greeting}",
    "mets l'annonce d'accueil {greeting}",
  ],
  es: [
    'activa el saludo {greeting}',
    'usa el saludo {greeting}',
    'pon el saludo {greeting}',
    'cambia mi saludo a {greeting}',
  ],
};

/** How people switch it off. */
export const DISABLE: Examples = {
  en: [
    'turn off my greeting',
    'turn off my {greeting} greeting',
    'disable the {greeting} greeting',
    'disable my greeting',
    'switch my greeting off',
    'deactivate my {greeting} greeting',
  ],
  de: [
    'schalte meine Ansage aus',
    'schalte die Ansage {greeting} aus',
    'deaktiviere die Ansage {greeting}',
    'deaktiviere meine Ansage',
  ],
  fr: [
    "désactive l'annonce {greeting}",
    'désactive mon annonce',
    "désactive l'annonce d'accueil {greeting}",
    "désactive mon annonce d'accueil",
  ],
  es: ['desactiva el saludo {greeting}', 'desactiva mi saludo', 'quita el saludo {greeting}', 'apaga mi saludo'],
};
