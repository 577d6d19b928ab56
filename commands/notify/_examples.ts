import type { Examples } from '../../src/core/command.ts';

export const SHOW: Examples = {
  en: [
    'my call notices',
    'show my call notices',
    'show my notices',
    'my notices',
    'which notices do I get',
    'what am I notified about',
    'show my notification settings',
  ],
  de: [
    'meine Benachrichtigungen',
    'zeig meine Benachrichtigungen',
    'welche Benachrichtigungen bekomme ich',
    'worüber werde ich benachrichtigt',
  ],
  fr: ['mes notifications', 'montre mes notifications', 'quelles notifications ai-je', 'de quoi suis-je prévenu'],
  es: ['mis avisos', 'muestra mis avisos', 'mis notificaciones', 'qué avisos tengo', 'qué notificaciones recibo'],
};

export const SET: Examples = {
  en: [
    '{notice}',
    '{notice} please',
    '{notice} from now on',
    'please {notice}',
    'please {notice} again',
    'I want you to {notice}',
    'could you {notice}',
  ],
  de: ['{notice}', '{notice} bitte', 'bitte {notice}', '{notice} ab jetzt', 'ich möchte {notice}'],
  fr: ['{notice}', "{notice} s'il te plaît", '{notice} à partir de maintenant'],
  es: ['{notice}', '{notice} por favor', '{notice} a partir de ahora'],
};

export const QUIET: Examples = {
  en: ['set my quiet hours', 'change my quiet hours', 'quiet hours', 'my quiet hours', 'set quiet hours'],
  de: [
    'meine Ruhezeiten ändern',
    'ändere meine Ruhezeit',
    'Ruhezeiten einstellen',
    'meine Ruhezeiten',
    'stell meine Ruhezeiten ein',
  ],
  fr: ['change mes heures calmes', 'règle mes heures calmes', 'mes heures calmes', 'définis mes heures calmes'],
  es: [
    'cambia mis horas de silencio',
    'configura mis horas de silencio',
    'mis horas de silencio',
    'pon mis horas de silencio',
  ],
};
