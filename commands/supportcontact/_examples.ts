import type { Examples } from '../../src/core/command.ts';

/** How people say these commands. */
export const LIST: Examples = {
  en: ['who are the support contacts', 'show the support contacts', 'list the support contacts'],
  de: [
    'wer sind die Support-Kontakte',
    'zeig die Support-Kontakte',
    'wer sind die Supportkontakte',
    'zeig die Supportkontakte',
  ],
  fr: ['qui sont les contacts de support', 'montre les contacts de support'],
  es: ['quiénes son los contactos de soporte', 'muestra los contactos de soporte'],
};

export const ADD: Examples = {
  en: [
    'add the support contact {email}',
    'make {email} a support contact',
    'add {email} as a support contact',
    'add {email} to the support contacts',
    'new support contact {email}',
  ],
  de: [
    'füge den Support-Kontakt {email} hinzu',
    'mach {email} zum Support-Kontakt',
    'füge {email} als Support-Kontakt hinzu',
    'nimm {email} zu den Support-Kontakten auf',
  ],
  fr: [
    'ajoute le contact de support {email}',
    'ajoute {email} comme contact de support',
    'ajoute {email} aux contacts de support',
  ],
  es: [
    'añade el contacto de soporte {email}',
    'añade {email} como contacto de soporte',
    'añade {email} a los contactos de soporte',
  ],
};

export const REMOVE: Examples = {
  en: [
    'remove the support contact {email}',
    'take the support contact {email} out',
    'remove {email} from the support contacts',
    'delete the support contact {email}',
  ],
  de: [
    'entferne den Support-Kontakt {email}',
    'entferne {email} aus den Support-Kontakten',
    'lösche den Support-Kontakt {email}',
  ],
  fr: [
    'supprime le contact de support {email}',
    'retire le contact de support {email}',
    'retire {email} des contacts de support',
  ],
  es: [
    'elimina el contacto de soporte {email}',
    'quita el contacto de soporte {email}',
    'quita {email} de los contactos de soporte',
  ],
};

export const COVER: Examples = {
  en: ['{user} covers me until {until}', '{user} covers my support logs until {until}'],
  de: ['{user} vertritt mich bis {until}', '{user} übernimmt meine Support-Logs bis {until}'],
  fr: ["{user} me remplace jusqu'à {until}"],
  es: ['{user} me sustituye hasta {until}'],
};
