import type { Examples } from '../../src/core/command.ts';

export const LIST: Examples = {
  en: [
    'show me the audit trail',
    'what did {user} change',
    'who changed what',
    'show the audit log',
    'audit log',
    'show the audit trail',
    'audit trail of {user}',
    'show the log of changes',
    'who reset the password of {user}',
    "who changed {user}'s password",
    'which changes did {user} make',
    'what did {user} do',
    'who did what',
  ],
  de: [
    'zeig mir das Audit-Protokoll',
    'was hat {user} geändert',
    'wer hat was geändert',
    'zeig das Protokoll der Änderungen',
    'Audit-Protokoll',
    'wer hat das Passwort von {user} geändert',
  ],
  fr: [
    "montre-moi le journal d'audit",
    'qui a changé quoi',
    "journal d'audit",
    'qui a changé le mot de passe de {user}',
  ],
  es: [
    'muéstrame el registro de auditoría',
    'quién cambió qué',
    'registro de auditoría',
    'qué cambió {user}',
    'quién cambió la contraseña de {user}',
  ],
};
