import type { Examples } from '../../src/core/command.ts';

/** How people ask for their ring groups. */
export const LIST: Examples = {
  en: ['which ring groups am I in', 'my ring groups', 'show my ring groups', 'am I in a ring group', 'ring groups'],
  de: ['in welchen Rufgruppen bin ich', 'meine Rufgruppen', 'zeig meine Rufgruppen', 'meine Sammelanschlüsse'],
  fr: ["dans quels groupes d'appel suis-je", "mes groupes d'appel", 'mes groupes de sonnerie'],
  es: ['en qué grupos de timbre estoy', 'mis grupos de timbre', 'mis grupos de llamada'],
};
