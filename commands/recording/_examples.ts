import type { Examples } from '../../src/core/command.ts';

/** How people ask for their recorded calls. */
export const LIST: Examples = {
  en: [
    'show my recordings',
    'my recordings',
    'my call recordings',
    'list my recordings',
    'recorded calls',
    'show my recorded calls',
    'listen to my recordings',
    'I want to listen to a recording',
    'play my last recording',
  ],
  de: [
    'zeig meine Aufnahmen',
    'meine Aufnahmen',
    'meine Aufzeichnungen',
    'zeig mir die Gesprächsaufzeichnungen',
    'aufgezeichnete Gespräche',
    'aufgenommene Anrufe',
    'ich möchte eine Aufnahme anhören',
  ],
  fr: [
    'montre mes enregistrements',
    'mes enregistrements',
    "enregistrements d'appels",
    'appels enregistrés',
    'je veux écouter un enregistrement',
  ],
  es: [
    'muestra mis grabaciones',
    'mis grabaciones',
    'grabaciones de llamadas',
    'llamadas grabadas',
    'quiero escuchar una grabación',
  ],
};
