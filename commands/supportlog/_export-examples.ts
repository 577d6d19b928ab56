import type { Examples } from '../../src/core/command.ts';

/** How people say `supportlog.export`. */
export const EXPORT: Examples = {
  en: [
    'export the support log {log}',
    'download the support log {log}',
    'export log {log}',
    'download log {log}',
    'give me support log {log} as a zip',
    'get the files of support log {log}',
    'download the files of support log {log}',
    'save support log {log} as a file',
  ],
  de: [
    'exportiere das Support-Log {log}',
    'lade das Support-Log {log} herunter',
    'exportiere Log {log}',
    'Supportmeldung {log} herunterladen',
    'Supportmeldung {log} exportieren',
    'lade Log {log} herunter',
    'gib mir Supportmeldung {log} als Zip',
  ],
  fr: [
    'exporte le journal de support {log}',
    'télécharge le journal de support {log}',
    'exporte le log {log}',
    'télécharge le log {log}',
    'exporter le ticket de support {log}',
    'télécharge les fichiers du ticket de support {log}',
  ],
  es: [
    'exporta el registro de soporte {log}',
    'descarga el registro de soporte {log}',
    'exporta el log {log}',
    'descarga el log {log}',
    'exportar el registro de soporte {log}',
    'descarga los archivos del registro de soporte {log}',
  ],
};
