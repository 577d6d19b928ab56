import type { Examples } from '../../src/core/command.ts';

/** How people say these commands. */
export const LIST: Examples = {
  en: [
    'any open support logs',
    'are there any open support logs',
    'show me the support logs',
    'show me the {state} support logs',
    'list the support logs',
    'which support logs are {state}',
    'what support logs are there',
    'support logs of product {product}',
    'any new support logs',
    '{state} support logs',
    'show {state} support logs',
    'do we have {state} support logs',
    'my support logs',
  ],
  de: [
    'gibt es offene Support-Logs',
    'zeig mir die Support-Logs',
    'zeig mir die Supportlogs',
    'welche Support-Logs gibt es',
    'welche Support-Logs sind {state}',
    'zeig die {state} Support-Logs',
    'zeig {state} Support-Logs',
    '{state} Support-Logs',
    'gibt es neue Support-Logs',
  ],
  fr: [
    'y a-t-il des journaux de support ouverts',
    'montre-moi les journaux de support',
    'quels journaux de support sont {state}',
    'liste les journaux de support',
    'journaux de support {state}',
    'montre les journaux de support {state}',
  ],
  es: [
    'hay registros de soporte abiertos',
    'muéstrame los registros de soporte',
    'qué registros de soporte están {state}',
    'lista los registros de soporte',
    'registros de soporte {state}',
    'muestra los registros de soporte {state}',
  ],
};

export const SHOW: Examples = {
  en: [
    'show me the support log {log}',
    'look at the support log {log}',
    'details of support log {log}',
    "what's in the support log {log}",
    'show me log {log}',
  ],
  de: ['zeig mir das Support-Log {log}', 'öffne das Support-Log {log}', 'Details zum Support-Log {log}'],
  fr: ['montre-moi le journal de support {log}', 'ouvre le journal de support {log}'],
  es: ['muéstrame el registro de soporte {log}', 'abre el registro de soporte {log}'],
};

export const UPDATE: Examples = {
  en: [
    'mark it {state}',
    'mark it as {state}',
    'mark the support log as {state}',
    'mark support log {log} as {state}',
    'set the support log {log} to {state}',
    'the support log {log} is {state}',
    'set log {log} to {state}',
    'mark log {log} as {state}',
    'resolve the support log {log}',
    'reopen the support log {log}',
    'close the support log {log}',
    'change the state of support log {log} to {state}',
  ],
  de: [
    'markiere es als {state}',
    'markiere das Support-Log als {state}',
    'markiere das Support-Log {log} als {state}',
    'setz das Support-Log {log} auf {state}',
    'das Support-Log {log} ist {state}',
  ],
  fr: [
    'marque-le comme {state}',
    'marque le journal de support comme {state}',
    'marque le journal de support {log} comme {state}',
  ],
  es: [
    'márcalo como {state}',
    'marca el registro de soporte como {state}',
    'marca el registro de soporte {log} como {state}',
  ],
};

export const ASSIGN: Examples = {
  en: [
    'assign the support log {log} to {user}',
    'give the support log {log} to {user}',
    'give support log {log} to {user}',
    'hand the support log {log} to {user}',
    'assign the support log to {user}',
    'take the {log} support log',
    'take the support log {log}',
    "I'll take the support log {log}",
    'I take the support log',
  ],
  de: [
    'weise das Support-Log {log} {user} zu',
    'gib das Support-Log {log} an {user}',
    'ich nehme das Support-Log {log}',
    'ich übernehme das Support-Log {log}',
    'nimm das Support-Log {log}',
  ],
  fr: [
    'attribue le journal de support {log} à {user}',
    'donne le journal de support {log} à {user}',
    'je prends le journal de support {log}',
    'prends le journal de support {log}',
  ],
  es: [
    'asigna el registro de soporte {log} a {user}',
    'da el registro de soporte {log} a {user}',
    'tomo el registro de soporte {log}',
    'asumo el registro de soporte {log}',
  ],
};

export const NOTE: Examples = {
  en: ['comment on the support log {log}'],
  de: ['kommentiere das Support-Log {log}'],
  fr: ['commente le journal de support {log}'],
  es: ['comentar el registro de soporte {log}'],
};

export const ESCALATE: Examples = {
  en: ['escalate the support log {log} to the vendor', 'escalate the support log {log}'],
  de: ['melde das Support-Log {log} an den Hersteller', 'eskaliere das Support-Log {log} an den Hersteller'],
  fr: ['signale le journal de support {log} au fabricant'],
  es: ['informa del registro de soporte {log} al fabricante'],
};

export const SNOOZE: Examples = {
  en: ['snooze the support log {log} until {until}', 'snooze the support log for {until}'],
  de: ['stell das Support-Log {log} bis {until} zurück', 'verschiebe das Support-Log {log} bis {until}'],
  fr: ["mets le journal de support {log} en pause jusqu'à {until}"],
  es: ['pospón el registro de soporte {log} hasta {until}'],
};

export const DELIVERIES: Examples = {
  en: ['where did the support log {log} go', 'who missed the support log {log}', 'deliveries of the support log {log}'],
  de: ['Zustellungen des Support-Logs {log}'],
  fr: ['où est allé le journal de support {log}', 'livraisons du journal de support {log}'],
  es: ['quién recibió el registro de soporte {log}', 'entregas del registro de soporte {log}'],
};

export const EXPORT: Examples = {
  en: ['export the support log {log}', 'download the support log {log}'],
  de: ['exportiere das Support-Log {log}', 'lade das Support-Log {log} herunter'],
  fr: ['exporte le journal de support {log}', 'télécharge le journal de support {log}'],
  es: ['exporta el registro de soporte {log}', 'descarga el registro de soporte {log}'],
};
