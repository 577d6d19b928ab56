import type { Examples } from '../../src/core/command.ts';

/** How people ask for their ring groups. */
export const LIST: Examples = {
  en: [
    'which ring groups am I in',
    'my ring groups',
    'show my ring groups',
    'am I in a ring group',
    'ring groups',
    'what ring groups do I belong to',
    'which ring groups do I belong to',
    'ring group membership',
    'what ring groups am I part of',
    'which ring groups am I a member of',
  ],
  de: [
    'in welchen Rufgruppen bin ich',
    'meine Rufgruppen',
    'zeig meine Rufgruppen',
    'meine Sammelanschlüsse',
    'zu welchen Rufgruppen gehöre ich',
    'Rufgruppen anzeigen',
    'welche Rufgruppen habe ich',
    'in welchen Sammelanschlüssen bin ich',
    'in welcher Rufgruppe bin ich',
  ],
  fr: [
    "dans quels groupes d'appel suis-je",
    "mes groupes d'appel",
    'mes groupes de sonnerie',
    "montre mes groupes d'appel",
    "quels groupes d'appel ai-je",
    'affiche mes groupes de sonnerie',
  ],
  es: [
    'en qué grupos de timbre estoy',
    'mis grupos de timbre',
    'mis grupos de llamada',
    'muestra mis grupos de timbre',
    'qué grupos de timbre tengo',
    'a qué grupos de llamada pertenezco',
  ],
};
