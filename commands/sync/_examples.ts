import type { Examples } from '../../src/core/command.ts';

export const STATUS: Examples = {
  en: [
    'show the presence sync',
    'show my presence sync',
    'is my presence synced',
    'is the presence sync working',
    'how is the presence sync doing',
    'sync status',
    'sync status of {user}',
    'is the presence of {user} synced',
    'why am I on dnd?',
    'why am I on break?',
    'why is my status away?',
    'who set me to away?',
    'why do my calls go to voicemail?',
  ],
  de: [
    'läuft die Synchronisierung',
    'zeig die Synchronisierung',
    'Stand der Synchronisierung',
    'wird mein Status synchronisiert',
    'Synchronisierung von {user}',
    'warum bin ich auf nicht stören?',
    'warum bin ich in Pause?',
    'wer hat mich auf abwesend gesetzt?',
    'warum gehen meine Anrufe auf die Mailbox?',
  ],
  fr: [
    'montre la synchronisation',
    'la synchronisation fonctionne-t-elle',
    'état de la synchronisation',
    'ma présence est-elle synchronisée',
    'synchronisation de {user}',
    'pourquoi je suis en ne pas déranger ?',
    'pourquoi je suis en pause ?',
    "qui m'a mis absent ?",
    'pourquoi mes appels vont sur la messagerie ?',
  ],
  es: [
    'muestra la sincronización',
    'funciona la sincronización',
    'estado de la sincronización',
    'mi presencia está sincronizada',
    'sincronización de {user}',
    '¿por qué estoy en no molestar?',
    '¿por qué estoy en descanso?',
    '¿quién me puso ausente?',
    '¿por qué mis llamadas van al buzón de voz?',
  ],
};

export const SET: Examples = {
  en: ['{sync}', 'please {sync}', '{sync} with {place}', '{sync} for {place}', '{sync} please', '{sync} in {place}'],
  de: ['{sync}', 'bitte {sync}', '{sync} mit {place}', '{sync} für {place}'],
  fr: ['{sync}', "{sync} s'il te plaît", '{sync} avec {place}', '{sync} pour {place}'],
  es: ['{sync}', '{sync} por favor', '{sync} con {place}', '{sync} para {place}'],
};

export const ALL: Examples = {
  en: ['sync everybody', "sync everyone's presence again", 'synchronise all presence now'],
  de: ['synchronisiere alle', 'alle Status neu abgleichen'],
  fr: ['resynchronise toutes les présences', 'synchronise toutes les présences'],
  es: ['sincroniza a todos', 'sincroniza todas las presencias'],
};
