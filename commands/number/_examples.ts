import type { Examples } from '../../src/core/command.ts';

/** How people ask for their own numbers. */
export const LIST: Examples = {
  en: [
    'my numbers',
    'show my numbers',
    'what is my extension',
    'what is my number',
    'which of my phones are registered',
    'my phones',
    'my speed dials',
    'what is my direct number',
    'show my phones',
  ],
  de: [
    'meine Nummern',
    'zeig meine Nummern',
    'was ist meine Durchwahl',
    'was ist meine Nummer',
    'meine Telefone',
    'meine Kurzwahlen',
    'welche meiner Telefone sind angemeldet',
  ],
  fr: [
    'mes numéros',
    'montre mes numéros',
    'quel est mon poste',
    'quel est mon numéro',
    'mes téléphones',
    'mes numéros abrégés',
  ],
  es: [
    'mis números',
    'muestra mis números',
    'cuál es mi extensión',
    'cuál es mi número',
    'mis teléfonos',
    'mis marcaciones rápidas',
  ],
};
