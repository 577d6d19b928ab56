import type { Examples } from '../../src/core/command.ts';

export const SYSTEMS: Examples = {
  en: [
    'are all systems up',
    'show the status of the systems',
    'is the phone system reachable',
    'how are the systems doing',
    'system status',
  ],
  de: ['laufen alle Systeme', 'zeig den Zustand der Systeme', 'ist die Telefonanlage erreichbar', 'Systemstatus'],
  fr: ['tous les systèmes fonctionnent-ils', "montre l'état des systèmes", 'le système téléphonique est-il joignable'],
  es: ['funcionan todos los sistemas', 'muestra el estado de los sistemas', 'está disponible el sistema telefónico'],
};
