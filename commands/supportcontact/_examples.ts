import type { Examples } from '../../src/core/command.ts';

/** How people say these commands. */
export const LIST: Examples = {
  en: ['who are the support contacts', 'show the support contacts', 'list the support contacts'],
  de: ['wer sind die Support-Kontakte', 'zeig die Support-Kontakte'],
  fr: ['qui sont les contacts de support', 'montre les contacts de support'],
  es: ['quiénes son los contactos de soporte', 'muestra los contactos de soporte'],
};

export const ADD: Examples = {
  en: ['add the support contact {email}', 'make {email} a support contact'],
  de: ['füge den Support-Kontakt {email} hinzu', 'mach {email} zum Support-Kontakt'],
  fr: ['ajoute le contact de support {email}'],
  es: ['añade el contacto de soporte {email}'],
};

export const REMOVE: Examples = {
  en: ['remove the support contact {email}', 'take the support contact {email} out'],
  de: ['entferne den Support-Kontakt {email}'],
  fr: ['supprime le contact de support {email}', 'retire le contact de support {email}'],
  es: ['elimina el contacto de soporte {email}', 'quita el contacto de soporte {email}'],
};

export const COVER: Examples = {
  en: ['{user} covers me until {until}', '{user} covers my support logs until {until}'],
  de: ['{user} vertritt mich bis {until}', '{user} übernimmt meine Support-Logs bis {until}'],
  fr: ["{user} me remplace jusqu'à {until}"],
  es: ['{user} me sustituye hasta {until}'],
};
