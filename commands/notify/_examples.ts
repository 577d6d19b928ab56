import type { Examples } from '../../src/core/command.ts';

export const SHOW: Examples = {
  en: ['my call notices', 'show my call notices', 'show my notices', 'my notices'],
  de: ['meine Benachrichtigungen', 'zeig meine Benachrichtigungen'],
  fr: ['mes notifications', 'montre mes notifications'],
  es: ['mis avisos', 'muestra mis avisos', 'mis notificaciones'],
};

export const SET: Examples = {
  en: ['{notice}', '{notice} please', '{notice} from now on', 'please {notice}'],
  de: ['{notice}', '{notice} bitte', 'bitte {notice}'],
  fr: ['{notice}', "{notice} s'il te plaît"],
  es: ['{notice}', '{notice} por favor'],
};

export const QUIET: Examples = {
  en: ['set my quiet hours', 'change my quiet hours'],
  de: ['meine Ruhezeiten ändern', 'ändere meine Ruhezeit'],
  fr: ['change mes heures calmes', 'règle mes heures calmes'],
  es: ['cambia mis horas de silencio', 'configura mis horas de silencio'],
};
