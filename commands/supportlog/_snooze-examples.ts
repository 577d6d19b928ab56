import type { Examples } from '../../src/core/command.ts';

/** How people say `supportlog.snooze`. */
export const SNOOZE: Examples = {
  en: [
    'snooze the support log {log} until {until}',
    'snooze the support log for {until}',
    'snooze log {log} until {until}',
    'snooze log {log}',
    'snooze support log {log}',
    'quiet support log {log} for {until}',
    'put support log {log} off until {until}',
    'silence support log {log} for {until}',
    'postpone log {log} until {until}',
    'keep support log {log} quiet for {until}',
    'keep log {log} quiet until {until}',
    'hold log {log} until {until}',
    'leave log {log} alone until {until}',
  ],
  de: [
    'stell das Support-Log {log} bis {until} zurück',
    'verschiebe das Support-Log {log} bis {until}',
    'stell Supportmeldung {log} bis {until} zurück',
    'verschiebe Log {log} bis {until}',
    'Supportmeldung {log} bis {until} verschieben',
    'halte Supportmeldung {log} bis {until} ruhig',
    'Supportmeldung {log} für {until} pausieren',
    'pausiere Log {log}',
  ],
  fr: [
    "mets le journal de support {log} en pause jusqu'à {until}",
    'mets en veille le ticket de support {log}',
    "mets le ticket de support {log} en veille jusqu'à {until}",
    'reporte le log {log}',
    "reporte le ticket de support {log} jusqu'à {until}",
    'mets le log {log} en pause pendant {until}',
  ],
  es: [
    'pospón el registro de soporte {log} hasta {until}',
    'pospón el log {log}',
    'aplaza el registro de soporte {log}',
    'silencia el registro de soporte {log} durante {until}',
    'pausa el log {log} durante {until}',
    'pospón el registro {log} hasta {until}',
  ],
};
