import type { Examples } from '../../src/core/command.ts';

/** How people ask for somebody to be kept as a contact. */
export const ADD: Examples = {
  en: [
    'add {name} to my contacts',
    'add a contact',
    'add a new contact',
    'new contact',
    'save {name} as a contact',
    'add {name} with the number {number} to my contacts',
    'save the number {number} as {name}',
    'create a contact for {name}',
    'put {name} in my contacts',
    'add {number} to my contacts',
  ],
  de: [
    'füge {name} zu meinen Kontakten hinzu',
    'neuer Kontakt',
    'neuen Kontakt anlegen',
    'speichere {name} als Kontakt',
    'lege einen Kontakt für {name} an',
    'speichere die Nummer {number} als {name}',
    'nimm {name} in meine Kontakte auf',
  ],
  fr: [
    'ajoute {name} à mes contacts',
    'nouveau contact',
    'ajoute un contact',
    'enregistre {name} comme contact',
    'enregistre le numéro {number} sous {name}',
    'crée un contact pour {name}',
  ],
  es: [
    'añade {name} a mis contactos',
    'nuevo contacto',
    'añade un contacto',
    'guarda a {name} como contacto',
    'guarda el número {number} como {name}',
    'crea un contacto para {name}',
  ],
};
