import type { Examples } from '../../src/core/command.ts';

/** How people say these commands. */
export const LIST: Examples = {
  en: [
    'my meetings',
    'show my meetings',
    'list my meetings',
    'what meetings do I have',
    'which meetings are running',
    'show me all meetings',
    'do I have any meetings',
  ],
  de: [
    'meine Meetings',
    'zeig meine Meetings',
    'zeig mir meine Besprechungen',
    'welche Meetings habe ich',
    'welche Besprechungen laufen',
  ],
  fr: [
    'mes réunions',
    'montre mes réunions',
    'montre-moi mes réunions',
    'quelles réunions ai-je',
    'liste mes réunions',
  ],
  es: [
    'mis reuniones',
    'muestra mis reuniones',
    'enséñame mis reuniones',
    'qué reuniones tengo',
    'lista mis reuniones',
  ],
};

export const STOP: Examples = {
  en: [
    'end the meeting',
    'stop the meeting',
    'end my meeting',
    'close the meeting',
    'end the call for everyone',
    'hang up the meeting for everybody',
    'end the meeting for everyone',
    'cancel the meeting',
    'please end the conference',
  ],
  de: [
    'beende das Meeting',
    'beende die Besprechung',
    'Meeting beenden',
    'stopp das Meeting',
    'schließe die Konferenz',
    'sag das Meeting ab',
  ],
  fr: ['termine la réunion', 'arrête la réunion', 'mets fin à la réunion', 'ferme la conférence', 'annule la réunion'],
  es: ['termina la reunión', 'finaliza la reunión', 'acaba la reunión', 'cierra la conferencia', 'cancela la reunión'],
};

export const LOCK: Examples = {
  en: ['lock the meeting', 'lock my meeting', 'lock the call', 'lock the conference'],
  de: ['sperre das Meeting', 'schließ das Meeting ab', 'Meeting sperren', 'sperr die Besprechung'],
  fr: ['verrouille la réunion', 'verrouiller la réunion', 'bloque la réunion'],
  es: ['bloquea la reunión', 'bloquear la reunión'],
};

export const UNLOCK: Examples = {
  en: ['unlock the meeting', 'unlock my meeting', 'unlock the call'],
  de: ['entsperre das Meeting', 'Meeting entsperren', 'schließ das Meeting auf'],
  fr: ['déverrouille la réunion', 'déverrouiller la réunion', 'débloque la réunion'],
  es: ['desbloquea la reunión', 'desbloquear la reunión'],
};

export const MUTE: Examples = {
  en: [
    'mute everyone',
    'mute everybody',
    'mute all participants',
    'mute the meeting',
    'mute {user}',
    'mute {user} in the meeting',
  ],
  de: [
    'schalte alle stumm',
    'alle stummschalten',
    'schalte das Meeting stumm',
    'alle stumm',
    'schalte {user} stumm',
    'schalte {user} im Meeting stumm',
  ],
  fr: [
    'coupe le micro de tout le monde',
    'coupe tous les micros',
    'mets tout le monde en sourdine',
    'coupe le micro de {user}',
  ],
  es: [
    'silencia a todos',
    'silencia la reunión',
    'silenciar a todos',
    'silencia a {user}',
    'silencia a {user} en la reunión',
  ],
};

export const UNMUTE: Examples = {
  en: [
    'unmute everyone',
    'unmute everybody',
    'unmute all',
    'unmute the meeting',
    'unmute everyone in the meeting',
    'unmute {user}',
    'unmute {user} in the meeting',
  ],
  de: [
    'hebe die Stummschaltung auf',
    'schalte alle wieder laut',
    'alle wieder laut',
    'Stummschaltung aufheben',
    'schalte {user} wieder laut',
  ],
  fr: ['rétablis le micro de tout le monde', 'rétablis les micros', 'rétablis le micro de {user}'],
  es: [
    'reactiva los micrófonos',
    'activa el micrófono de todos',
    'quita el silencio a todos',
    'reactiva el micrófono de {user}',
  ],
};

export const RECORD: Examples = {
  en: ['{on}', '{on} please', '{on} now', 'record the meeting'],
  de: ['{on}', 'bitte {on}', 'nimm das Meeting auf'],
  fr: ['{on}', '{on} maintenant', 'enregistre la réunion'],
  es: ['{on}', '{on} ahora', 'graba la reunión'],
};

export const INVITE: Examples = {
  en: [
    'invite {user}',
    'invite {user} to the meeting',
    'add {user} to the meeting',
    'bring {user} into the meeting',
    'invite {number}',
    'call {number} into the meeting',
    'add {number} to the call',
    'invite {number} to the meeting',
  ],
  de: [
    'lade {user} ein',
    'lade {user} zum Meeting ein',
    'hol {user} ins Meeting',
    'nimm {user} in die Besprechung dazu',
    'lade {number} ein',
    'ruf {number} in die Konferenz',
  ],
  fr: [
    'invite {user}',
    'invite {user} à la réunion',
    'ajoute {user} à la réunion',
    'invite {number}',
    'appelle {number} dans la réunion',
  ],
  es: [
    'invita a {user}',
    'invita a {user} a la reunión',
    'añade a {user} a la reunión',
    'invita a {number}',
    'llama a {number} a la reunión',
  ],
};

export const PARTICIPANTS: Examples = {
  en: [
    'who is in the meeting',
    'who is in my meeting',
    'who is on the call',
    'show the participants',
    'participants',
    'who has joined',
    'list the participants',
    'who joined the meeting',
  ],
  de: [
    'wer ist im Meeting',
    'wer ist in der Besprechung',
    'zeig die Teilnehmer',
    'Teilnehmer',
    'wer ist in der Konferenz',
  ],
  fr: [
    'qui est dans la réunion',
    'qui est dans la conférence',
    'montre les participants',
    'participants',
    'qui a rejoint la réunion',
  ],
  es: ['quién está en la reunión', 'quién está en la conferencia', 'muestra los participantes', 'participantes'],
};

export const SHARE: Examples = {
  en: [
    'share the meeting',
    'share the meeting here',
    'share my meeting',
    'share the meeting with everybody here',
    'post the meeting here',
    'post the card of the meeting',
  ],
  de: [
    'teile das Meeting',
    'teile das Meeting hier',
    'teile die Besprechung hier',
    'poste das Meeting hier',
    'zeig das Meeting hier allen',
  ],
  fr: ['partage la réunion', 'partage la réunion ici', 'partage ma réunion', 'publie la réunion ici'],
  es: ['comparte la reunión', 'comparte la reunión aquí', 'comparte mi reunión', 'publica la reunión aquí'],
};

export const KICK: Examples = {
  en: [
    'kick {user}',
    'kick {user} out of the meeting',
    'remove {user} from the meeting',
    'throw {user} out of the meeting',
    'kick {user} out',
  ],
  de: [
    'wirf {user} aus dem Meeting',
    'entferne {user} aus dem Meeting',
    'wirf {user} raus',
    'wirf {user} aus der Besprechung',
  ],
  fr: ['expulse {user}', 'expulse {user} de la réunion', 'retire {user} de la réunion', 'exclus {user} de la réunion'],
  es: [
    'expulsa a {user}',
    'expulsa a {user} de la reunión',
    'saca a {user} de la reunión',
    'echa a {user} de la reunión',
  ],
};

export const CHAIR: Examples = {
  en: [
    'make {user} the chair',
    'make {user} the host',
    'hand the chair to {user}',
    'give the chair to {user}',
    'make {user} the leader of the meeting',
    'give {user} the chair',
    'make {user} chair of the meeting',
    'make {user} the moderator',
  ],
  de: [
    'mach {user} zum Vorsitz',
    'gib {user} den Vorsitz',
    'übergib den Vorsitz an {user}',
    'mach {user} zum Moderator',
  ],
  fr: [
    "donne l'animation à {user}",
    'donne la présidence à {user}',
    'passe la présidence à {user}',
    "fais de {user} l'animateur",
  ],
  es: [
    'dale la presidencia a {user}',
    'haz a {user} moderador',
    'pasa la presidencia a {user}',
    'nombra a {user} moderador',
  ],
};

export const LAYOUT: Examples = {
  en: ['change the video layout', 'set the layout to {layout}', 'layout {layout}', 'switch the layout to {layout}'],
  de: ['ändere das Videolayout', 'stell das Layout auf {layout}', 'Layout {layout}'],
  fr: ['change la disposition vidéo', 'mets la disposition {layout}', 'disposition {layout}'],
  es: ['cambia el diseño del vídeo', 'pon el diseño {layout}', 'diseño {layout}'],
};
