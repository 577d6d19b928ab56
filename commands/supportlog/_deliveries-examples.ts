import type { Examples } from '../../src/core/command.ts';

/** How people say `supportlog.deliveries`. */
export const DELIVERIES: Examples = {
  en: [
    'where did the support log {log} go',
    'who missed the support log {log}',
    'deliveries of the support log {log}',
    'who got the support log {log}',
    'who got log {log}',
    'who received support log {log}',
    'who was told about support log {log}',
    'who was notified of support log {log}',
    'was support log {log} delivered',
    'where did log {log} go',
    'who has seen support log {log}',
    'who was notified about log {log}',
    'who was informed about log {log}',
    'who got notified of log {log}',
  ],
  de: [
    'Zustellungen des Support-Logs {log}',
    'wer hat Supportmeldung {log} bekommen',
    'wer hat Log {log} bekommen',
    'Zustellungen von Supportmeldung {log}',
    'wer hat die Supportmeldung {log} erhalten',
  ],
  fr: [
    'où est allé le journal de support {log}',
    'livraisons du journal de support {log}',
    'qui a reçu le ticket de support {log}',
    'qui a reçu le log {log}',
    'à qui est allé le ticket de support {log}',
    'livraisons du ticket de support {log}',
  ],
  es: [
    'quién recibió el registro de soporte {log}',
    'entregas del registro de soporte {log}',
    'quién recibió el log {log}',
    'quién ha recibido el registro de soporte {log}',
    'a quién llegó el registro de soporte {log}',
  ],
};
