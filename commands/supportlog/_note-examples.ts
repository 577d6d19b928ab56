import type { Examples } from '../../src/core/command.ts';

/** How people say `supportlog.note`. */
export const NOTE: Examples = {
  en: [
    'comment on the support log {log}',
    'add a note to support log {log}',
    'add a note to log {log}',
    'note on support log {log}',
    'comment on log {log}',
    'write a note on log {log}',
    'leave a comment on support log {log}',
    'put a note on support log {log}',
    'note on log {log}: {note}',
    'add a note to log {log}: {note}',
    'comment on support log {log}: {note}',
  ],
  de: [
    'kommentiere das Support-Log {log}',
    'Notiz zu Supportmeldung {log}',
    'schreib eine Notiz zu Supportmeldung {log}',
    'kommentiere Log {log}',
    'Kommentar zu Supportmeldung {log}',
    'füge eine Notiz zu Supportmeldung {log} hinzu',
    'Notiz zu Log {log}: {note}',
    'Notiz zu Supportmeldung {log}: {note}',
  ],
  fr: [
    'commente le journal de support {log}',
    'ajoute une note au ticket de support {log}',
    'commente le log {log}',
    'ajoute un commentaire au ticket de support {log}',
    'mets une note sur le ticket de support {log}',
    'note sur le ticket de support {log}',
    'note sur le log {log} : {note}',
  ],
  es: [
    'comentar el registro de soporte {log}',
    'añade una nota al registro de soporte {log}',
    'agrega un comentario al registro de soporte {log}',
    'pon una nota en el registro de soporte {log}',
    'nota en el registro de soporte {log}',
    'nota en el log {log}: {note}',
    'nota en el registro {log}: {note}',
    'añade una nota al registro {log}: {note}',
  ],
};
