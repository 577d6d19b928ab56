import type { Examples } from '../../src/core/command.ts';

export const LIST: Examples = {
  en: [
    'which phone groups are there',
    'show the members of the group {group}',
    'list the groups',
    'show the groups',
    'show all groups',
    'which groups are there',
    'list the phone groups',
    'who is in the group {group}',
    "who's in group {group}",
    'who is in the {group} group',
    'members of group {group}',
    'show the group {group}',
    'who belongs to the group {group}',
  ],
  de: [
    'welche Telefongruppen gibt es',
    'zeig die Mitglieder der Gruppe {group}',
    'zeig die Gruppen',
    'welche Gruppen gibt es',
    'wer ist in der Gruppe {group}',
    'Mitglieder der Gruppe {group}',
    'zeig die Gruppe {group}',
  ],
  fr: [
    'quels groupes téléphoniques existent',
    'montre les membres du groupe {group}',
    'liste les groupes',
    'montre les groupes',
    'quels groupes existent',
    'qui est dans le groupe {group}',
    'membres du groupe {group}',
    'montre le groupe {group}',
  ],
  es: [
    'qué grupos de teléfono hay',
    'muestra los miembros del grupo {group}',
    'muestra los grupos',
    'qué grupos hay',
    'quién está en el grupo {group}',
    'miembros del grupo {group}',
    'muestra el grupo {group}',
  ],
};

export const ADD: Examples = {
  en: [
    'add {user} to the group {group}',
    'put {user} into the phone group {group}',
    'add {user} to group {group}',
    'put {user} in the group {group}',
    'add {user} to the {group} group',
    'make {user} a member of the group {group}',
  ],
  de: [
    'füge {user} zur Gruppe {group} hinzu',
    'nimm {user} in die Telefongruppe {group} auf',
    'füge {user} der Gruppe {group} hinzu',
    'nimm {user} in die Gruppe {group} auf',
    'setz {user} in die Gruppe {group}',
  ],
  fr: [
    'ajoute {user} au groupe {group}',
    'mets {user} dans le groupe téléphonique {group}',
    'mets {user} dans le groupe {group}',
  ],
  es: [
    'añade {user} al grupo {group}',
    'pon a {user} en el grupo de teléfono {group}',
    'añade a {user} al grupo {group}',
    'agrega a {user} al grupo {group}',
    'pon a {user} en el grupo {group}',
  ],
};

export const REMOVE: Examples = {
  en: [
    'remove {user} from the group {group}',
    'take {user} out of the phone group {group}',
    'remove {user} from group {group}',
    'take {user} out of the group {group}',
    'remove {user} from the {group} group',
    'delete {user} from the group {group}',
  ],
  de: [
    'entferne {user} aus der Gruppe {group}',
    'nimm {user} aus der Telefongruppe {group}',
    'nimm {user} aus der Gruppe {group}',
    'lösche {user} aus der Gruppe {group}',
  ],
  fr: [
    'retire {user} du groupe {group}',
    'sors {user} du groupe téléphonique {group}',
    'sors {user} du groupe {group}',
    'enlève {user} du groupe {group}',
  ],
  es: [
    'quita {user} del grupo {group}',
    'saca a {user} del grupo de teléfono {group}',
    'quita a {user} del grupo {group}',
    'saca a {user} del grupo {group}',
    'elimina a {user} del grupo {group}',
  ],
};
