import type { Examples } from '../../src/core/command.ts';

export const LIST: Examples = {
  en: [
    'show my approvals',
    'which approvals are waiting',
    'what is waiting for my approval',
    'what needs my approval',
    'pending approvals',
    'open approvals',
    'show pending requests',
    'which requests are waiting for me',
    'do I have anything to approve',
    'list the approvals',
    'is my request approved',
  ],
  de: [
    'zeig meine Genehmigungen',
    'welche Genehmigungen warten',
    'was wartet auf meine Freigabe',
    'zeig die offenen Freigaben',
    'welche Anfragen warten auf mich',
    'zeig meine Freigaben',
    'ist meine Anfrage genehmigt',
  ],
  fr: [
    'montre mes approbations',
    'quelles approbations attendent',
    "qu'est-ce qui attend mon approbation",
    'approbations en attente',
    'quelles demandes attendent',
  ],
  es: [
    'muestra mis aprobaciones',
    'qué aprobaciones esperan',
    'qué espera mi aprobación',
    'qué tengo que aprobar',
    'aprobaciones pendientes',
    'qué solicitudes esperan',
  ],
};

export const DECIDE: Examples = {
  en: [
    '{decision} the request',
    '{decision} it',
    '{decision} that request',
    '{decision} this',
    'I {decision} the request',
    '{decision} the pending request',
    '{decision} the approval',
  ],
  de: ['{decision} die Anfrage', '{decision} das', '{decision} den Antrag'],
  fr: ['{decision} la demande', '{decision} ça'],
  es: ['{decision} la solicitud', '{decision} eso'],
};

export const DELEGATE: Examples = {
  en: [
    '{user} decides for me until {until}',
    'let {user} approve for me until {until}',
    '{user} approves for me',
    '{user} decides for me',
    'delegate my approvals to {user}',
    'delegate my approvals to {user} until {until}',
    'hand my approvals to {user}',
    '{user} stands in for me with approvals',
  ],
  de: [
    '{user} entscheidet für mich bis {until}',
    '{user} genehmigt für mich',
    '{user} entscheidet für mich',
    'übertrage meine Genehmigungen an {user}',
    'übertrage meine Freigaben an {user} bis {until}',
  ],
  fr: [
    "{user} décide pour moi jusqu'à {until}",
    '{user} décide pour moi',
    '{user} approuve pour moi',
    'délègue mes approbations à {user}',
  ],
  es: [
    '{user} decide por mí hasta {until}',
    '{user} decide por mí',
    '{user} aprueba por mí',
    'delega mis aprobaciones a {user}',
  ],
};

export const REASSIGN: Examples = {
  en: [
    'let {user} decide the request',
    'reassign the request to {user}',
    'hand the request to {user}',
    'pass the request on to {user}',
    'give the request to {user}',
  ],
  de: [
    'lass {user} über die Anfrage entscheiden',
    'gib die Anfrage an {user} weiter',
    'leite die Anfrage an {user} weiter',
  ],
  fr: ['laisse {user} décider de la demande', 'transmets la demande à {user}'],
  es: ['deja que {user} decida la solicitud', 'pasa la solicitud a {user}'],
};

export const WITHDRAW: Examples = {
  en: ['withdraw my request', 'take back my request', 'cancel my request'],
  de: ['zieh meine Anfrage zurück', 'nimm meine Anfrage zurück', 'storniere meine Anfrage'],
  fr: ['retire ma demande'],
  es: ['retira mi solicitud', 'anula mi solicitud'],
};
