import type { ChoiceWords } from './shape.ts';

export const FR: ChoiceWords = {
  sync: {
    on: 'active la synchronisation|activer la synchronisation|synchronise ma présence|synchronise mon statut|synchroniser ma présence',
    off: 'désactive la synchronisation|désactiver la synchronisation|arrête la synchronisation|ne synchronise plus ma présence|ne synchronise plus mon statut',
  },
  decision: {
    approve:
      "approuve|approuver|accepte|accepter|valide|valider|approuvé|c'est approuvé|validé|c'est validé|approuvée|accordé",
    deny: 'refuse|refuser|rejette|rejeter|décline',
  },
  state: {
    Open: 'rouvre|rouvert|à nouveau ouvert|ouvert|ouverts|ouverte|ouvertes|non résolu|non résolus',
    Reported: 'signalé|signalés|signalée',
    Resolved:
      'ferme|clos|clôture|fermer|clôturer|résous|résoudre|terminé|réglée|résolu|résolus|résolue|réglé|réglés|clos|fermé',
  },
  presence: {
    AVAILABLE:
      'je suis là|de nouveau là|joignable à nouveau|à mon poste|à mon bureau|remets-moi disponible|dispo à nouveau|de nouveau dispo|à nouveau dispo|disponible|de nouveau disponible|à nouveau disponible|libre|de retour|je suis de retour|suis de retour|revenu|revenue|je suis là|de retour au bureau|en ligne|dispo|joignable|à nouveau joignable|de nouveau joignable|présent|présente|actif|active|rentré|rentrée|de retour de déjeuner|de retour de pause|revenu de déjeuner|au bureau|de nouveau libre|je suis revenu|désactive ne pas déranger|désactiver ne pas déranger|désactive le mode ne pas déranger|désactive dnd|enlève ne pas déranger|arrête ne pas déranger|fin de ne pas déranger',
    AWAY: "afk|je sors|je m'éclipse|pas là|pas au bureau|pas à ma place|je suis sorti|je suis sortie|petite absence|chez le médecin|je m'absente un instant|loin du clavier|absent|absente|parti|partie|pas à mon bureau|loin de mon bureau|je reviens|je m'absente|m'absenter|m'absente|hors du bureau|en déplacement court|bientôt de retour|sorti|sortie|je reviens vite|je reviens tout de suite|en absence|absence",
    DO_NOT_DISTURB:
      "me dérange pas|me dérangez pas|dérange pas|dérangez pas|pas de dérangement|que personne ne me dérange|que personne ne m'appelle|personne ne doit me déranger|personne ne doit m'appeler|ne m'appelez pas|ne m'appelle pas|sans appels|aucun appel|je ne veux pas d'appels|je ne veux aucun appel|en rendez-vous|en rdv|au calme|je ne veux pas être dérangé|je ne veux pas être dérangée|en mode silencieux|ne pas déranger|ne pas deranger|ne me dérangez pas|ne me dérange pas|ne me déranger pas|ne plus être dérangé|ne pas être dérangé|ne pas être dérangée|pas être dérangé|pas d'appels|plus d'appels|pas d'appel|occupé|occupée|en réunion|concentration|mode concentration|concentré|concentrée|silencieux|mode silencieux|en silencieux|mode focus|focus|bloque mes appels|bloquer mes appels|bloque les appels|tranquille|qu'on ne me dérange pas|laissez-moi tranquille|laisse-moi tranquille|pas me déranger|indisponible|npd|mode ne pas déranger|ne me passe pas d'appels|ne me passe aucun appel|ne me passez pas d'appels|personne ne doit m'interrompre|personne ne peut me déranger|personne ne peut m'appeler|personne ne peut m'interrompre|personne ne doit plus me déranger|personne ne doit plus m'appeler|personne ne doit plus m'interrompre|personne ne peut plus me déranger|personne ne peut plus m'appeler|personne ne peut plus m'interrompre|être dérangé par personne|être dérangée par personne|n'être dérangé par personne|je ne veux pas qu'on me dérange|je ne veux pas qu'on m'appelle|injoignable|pas joignable|temps de concentration|plage de concentration|moment de concentration|en plein travail",
    BUSINESS_TRIP:
      "dans le train|dans l'avion|à l'aéroport|en clientèle|en visite chez un client|au salon|sur un salon|en tournée|sur la route|chez des clients|sur site client|voyage d'affaires|en voyage d'affaires|en voyage|voyage|en déplacement|déplacement|déplacement professionnel|en déplacement professionnel|en mission|chez un client|chez le client|en route|voyage professionnel|en voyage professionnel",
    LUNCH:
      'déjeuner|pause déjeuner|en pause déjeuner|à déjeuner|au déjeuner|parti déjeuner|partie déjeuner|pars déjeuner|je mange|manger|pars manger|vais manger|vais déjeuner|je déjeune|déjeune|pause repas|repas|à table|pause de midi|pause midi|en pause repas|pause dej|dej|manger un bout|manger un morceau|manger quelque chose|manger un truc|manger qqch|casser la croûte|grignoter|file manger|filer manger|aller manger|à la cantine|prendre mon déjeuner|prends ma pause déjeuner|prends ma pause repas|pause dîner|lunch',
  },
  status: {
    READY:
      'prêt|prête|prêt à prendre des appels|prêt pour les appels|à nouveau prêt|de nouveau prêt|prends des appels|prendre des appels|reprends les appels|reprendre les appels|fin de pause|fin de ma pause|termine ma pause|arrête ma pause|reprise|opérationnel',
    NOT_READY:
      "pas prêt|pas prête|non prêt|ne prends plus d'appels|ne prends pas d'appels|plus prêt|arrête de m'envoyer des appels|ne plus prendre d'appels|ne m'envoie plus d'appels|pas disponible pour les appels",
    WRAP_UP:
      'post-appel|post appel|post-traitement|traitement post-appel|après-appel|travail après appel|finalisation|clôture|en clôture|récapitulatif|rédaction du compte rendu|travail post-appel|wrap-up|wrap up',
    BREAK:
      'pause|en pause|une pause|une petite pause|une courte pause|petite pause|ma pause|pause café|pause-café|prends une pause|prendre une pause|fais une pause|faire une pause|mets-moi en pause|pause cigarette|courte pause|prends ma pause',
    LUNCH:
      'déjeuner|pause déjeuner|en pause déjeuner|à déjeuner|au déjeuner|repas|pause repas|vais déjeuner|pars déjeuner|vais manger',
    LOGGED_IN:
      "connecte-moi|connecter|connecté|connectée|reconnecte-moi|connecte … à|connecte … au|connecte … dans|connecte … sur|inscris-moi|ajoute-moi|rejoindre|rejoins|entrer|mets-moi dans|identifie-moi|ouvre ma session|ouvrir ma session|me connecter|remets-moi dans|loggue-moi|log-moi|fais-moi entrer|tu me connectes|connectes-moi|tu m'ajoutes|me reconnecter|tu me remets dans|m'ajouter",
    LOGGED_OUT:
      "déconnecte-moi|déconnecter|déconnecté|déconnectée|me déconnecter|déconnecte … de|déconnecte … du|sors-moi|sortir|retire-moi|retirer|retire … de|sors … de|enlève-moi|enlève … de|quitte|quitter|ferme ma session|fermer ma session|supprime-moi|désinscris-moi|délogue-moi|tu me déconnectes|tu me sors|tu me retires|tu m'enlèves|me sortir|me retirer|m'enlever",
  },
  target: {
    account:
      'mot de passe du téléphone|mot de passe de téléphone|mot de passe téléphone|mot de passe téléphonique|mot de passe du compte|mot de passe de mon compte|mot de passe de mon téléphone|compte|mon compte|mot de passe de mon compte téléphone|mot de passe de mon compte téléphonique|mot de passe pour mon téléphone|mot de passe du compte téléphonique|mdp téléphone|mdp',
    extension:
      'mot de passe sip|mot de passe du poste|mot de passe de mon poste|mot de passe de poste|mot de passe de mon extension|mot de passe extension|sip|poste|extension|mot de passe pour mon softphone|mot de passe pour mon téléphone sip|mot de passe pour mon client sip|mot de passe pour mon compte sip|mot de passe pour le softphone|mot de passe pour le téléphone sip|mot de passe pour le client sip|mot de passe pour le compte sip|mot de passe pour softphone|mot de passe pour téléphone sip|mot de passe pour client sip|mot de passe pour compte sip|mot de passe de mon softphone|mot de passe de mon téléphone sip|mot de passe de mon client sip|mot de passe de mon compte sip|mot de passe de le softphone|mot de passe de le téléphone sip|mot de passe de le client sip|mot de passe de le compte sip|mot de passe de softphone|mot de passe de téléphone sip|mot de passe de client sip|mot de passe de compte sip|mot de passe du mon softphone|mot de passe du mon téléphone sip|mot de passe du mon client sip|mot de passe du mon compte sip|mot de passe du le softphone|mot de passe du le téléphone sip|mot de passe du le client sip|mot de passe du le compte sip|mot de passe du softphone|mot de passe du téléphone sip|mot de passe du client sip|mot de passe du compte sip|softphone|mot de passe de ma ligne|identifiants sip',
    voicemail:
      'code de la messagerie|code de messagerie|code de ma messagerie|code pin de la messagerie|code messagerie|pin de messagerie|pin messagerie|pin de la messagerie|messagerie vocale|messagerie|boîte vocale|pin|répondeur|code pin de messagerie',
  },
  on: {
    on: "enregistre|lance … enregistrement|démarre … enregistrement|enregistre l'appel|enregistre la visio|enregistre ça|enregistrer l'appel|enregistre notre réunion|enregistre ma réunion|enregistre notre appel|enregistre cet appel|mets l'enregistrement|lance un enregistrement|enregistrement on|enregistrez la réunion|démarre l'enregistrement|lance l'enregistrement|commence l'enregistrement|enregistre la réunion|enregistre la conférence|enregistre cette réunion|active l'enregistrement|commence à enregistrer|enregistrer la réunion",
    off: "arrête … enregistrement|stoppe … enregistrement|coupe … enregistrement|stop l'enregistrement|coupe l'enregistrement|arrête l'enregistrement de la réunion|fin de l'enregistrement|arrêter l'enregistrement|mets fin à l'enregistrement|enregistrement off|stopper l'enregistrement|arrête l'enregistrement|stoppe l'enregistrement|termine l'enregistrement|désactive l'enregistrement|arrête d'enregistrer|coupe l'enregistrement",
  },
  layout: {
    auto: 'automatique',
    '1': 'plein écran',
    '2': 'côte à côte|deux vignettes',
    '3': 'trois vignettes',
    '4': 'quatre vignettes',
    '6': 'six vignettes',
    '9': 'neuf vignettes',
  },
  notice: {
    'missed-on':
      'préviens-moi des appels manqués|avertis-moi des appels manqués|notifie-moi des appels manqués|informe-moi des appels manqués|dis-moi des appels manqués|alerte-moi des appels manqués|fais-moi savoir des appels manqués|préviens-moi quand je manque un appel|avertis-moi quand je manque un appel|notifie-moi quand je manque un appel|informe-moi quand je manque un appel|dis-moi quand je manque un appel|alerte-moi quand je manque un appel|fais-moi savoir quand je manque un appel|préviens-moi si je manque un appel|avertis-moi si je manque un appel|notifie-moi si je manque un appel|informe-moi si je manque un appel|dis-moi si je manque un appel|alerte-moi si je manque un appel|fais-moi savoir si je manque un appel|préviens-moi quand je rate un appel|avertis-moi quand je rate un appel|notifie-moi quand je rate un appel|informe-moi quand je rate un appel|dis-moi quand je rate un appel|alerte-moi quand je rate un appel|fais-moi savoir quand je rate un appel|préviens-moi pour les appels manqués|avertis-moi pour les appels manqués|notifie-moi pour les appels manqués|informe-moi pour les appels manqués|dis-moi pour les appels manqués|alerte-moi pour les appels manqués|fais-moi savoir pour les appels manqués|signale-moi les appels manqués|préviens-moi des appels manqués|avertis-moi des appels manqués|préviens-moi quand je manque un appel|notifie-moi des appels manqués|signale-moi les appels manqués',
    'missed-off':
      "arrête de m'avertir des appels manqués|ne m'avertis plus des appels manqués|ne me notifie plus des appels manqués|plus d'alertes d'appels manqués|ne me préviens plus des appels manqués|arrête de me prévenir des appels manqués|plus de notifications d'appels manqués",
    'voicemail-on':
      "préviens-moi des messages vocaux|avertis-moi des messages vocaux|notifie-moi des messages vocaux|informe-moi des messages vocaux|dis-moi des messages vocaux|alerte-moi des messages vocaux|fais-moi savoir des messages vocaux|préviens-moi quand j'ai un message vocal|avertis-moi quand j'ai un message vocal|notifie-moi quand j'ai un message vocal|informe-moi quand j'ai un message vocal|dis-moi quand j'ai un message vocal|alerte-moi quand j'ai un message vocal|fais-moi savoir quand j'ai un message vocal|préviens-moi pour les messages vocaux|avertis-moi pour les messages vocaux|notifie-moi pour les messages vocaux|informe-moi pour les messages vocaux|dis-moi pour les messages vocaux|alerte-moi pour les messages vocaux|fais-moi savoir pour les messages vocaux|préviens-moi quand je reçois un message vocal|avertis-moi quand je reçois un message vocal|notifie-moi quand je reçois un message vocal|informe-moi quand je reçois un message vocal|dis-moi quand je reçois un message vocal|alerte-moi quand je reçois un message vocal|fais-moi savoir quand je reçois un message vocal|préviens-moi des nouveaux messages vocaux|avertis-moi des nouveaux messages vocaux|notifie-moi des nouveaux messages vocaux|informe-moi des nouveaux messages vocaux|dis-moi des nouveaux messages vocaux|alerte-moi des nouveaux messages vocaux|fais-moi savoir des nouveaux messages vocaux|préviens-moi des messages vocaux|avertis-moi des messages vocaux|préviens-moi quand j'ai un message vocal",
    'voicemail-off':
      "arrête de m'avertir des messages vocaux|ne m'avertis plus des messages vocaux|ne me notifie plus des messages vocaux|ne me préviens plus des messages vocaux|arrête de me prévenir des messages vocaux",
    'calls-on':
      "préviens-moi qui appelle|avertis-moi qui appelle|notifie-moi qui appelle|informe-moi qui appelle|dis-moi qui appelle|alerte-moi qui appelle|fais-moi savoir qui appelle|préviens-moi des appels entrants|avertis-moi des appels entrants|notifie-moi des appels entrants|informe-moi des appels entrants|dis-moi des appels entrants|alerte-moi des appels entrants|fais-moi savoir des appels entrants|préviens-moi quand quelqu'un m'appelle|avertis-moi quand quelqu'un m'appelle|notifie-moi quand quelqu'un m'appelle|informe-moi quand quelqu'un m'appelle|dis-moi quand quelqu'un m'appelle|alerte-moi quand quelqu'un m'appelle|fais-moi savoir quand quelqu'un m'appelle|préviens-moi quand quelqu'un appelle|avertis-moi quand quelqu'un appelle|notifie-moi quand quelqu'un appelle|informe-moi quand quelqu'un appelle|dis-moi quand quelqu'un appelle|alerte-moi quand quelqu'un appelle|fais-moi savoir quand quelqu'un appelle|préviens-moi quand on m'appelle|avertis-moi quand on m'appelle|notifie-moi quand on m'appelle|informe-moi quand on m'appelle|dis-moi quand on m'appelle|alerte-moi quand on m'appelle|fais-moi savoir quand on m'appelle|dis-moi qui appelle|préviens-moi des appels entrants|préviens-moi quand quelqu'un m'appelle|avertis-moi des appels entrants",
    'calls-off':
      "ne m'avertis plus des appels entrants|ne me notifie plus des appels entrants|arrête de me dire qui appelle|ne me dis plus qui appelle|ne me préviens plus des appels entrants|arrête de me prévenir des appels entrants",
  },
  mode: {
    audio: 'audio|vocale|vocal|conférence téléphonique|audioconférence|conférence audio|réunion audio',
    video: 'vidéo|visio|visioconférence|vidéoconférence|en visio|avec vidéo|réunion vidéo|appel vidéo',
  },
  filter: {
    missed: 'raté|ratées|loupé|loupés|manqués|manqué|manquées|ratés|en absence|perdus|non répondus',
    today: "aujourd'hui|d'aujourd'hui|du jour",
  },
};
