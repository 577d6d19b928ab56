import { joined } from './products.ts';

const LA = "|la|ma|cette|notre|le|l'|mon";
const REUNION = 'réunion|conférence|visio|visioconférence|appel';

/** Things and deeds of the commands, in French. */
export const frThings: Readonly<Record<string, string>> = {
  supportlog:
    'journal|signalement|signalements|fiche de support|fiches de support|ticket de support|tickets de support|ticket support|tickets support|journal de support|journaux de support|rapport de support|rapports de support|support log|support logs|incident de support|incidents de support|log de support|logs de support|log support|logs support|cas de support|alerte de support|alertes de support|dossier de support|dossiers de support|log|logs',
  approval:
    "demande|demandes|approbation|approbations|validation|validations|demande d'approbation|demandes d'approbation|demandes en attente|approbations en attente|demande en attente",
  pending: 'en attente|attend|attendent|en suspens|à traiter|reste|restent|reste-t-il',
  toapprove:
    'que dois-je valider|que dois-je approuver|dois-je valider|dois-je approuver|je dois valider|je dois approuver|à approuver|à valider|à autoriser|à décider|approuver|valider|attend mon accord|attend ma validation',
  withdraw: `retire|reprends|retirer|${joined('annule|annuler|retire|retirer|reprends|annulez', 'ma|cette|la|notre', 'demande|requête|validation')}`,
  greeting:
    "annonce|annonces|annonce d'accueil|annonces d'accueil|message d'accueil|messages d'accueil|accueil|message du répondeur|messages du répondeur|annonce de messagerie|annonces de messagerie|accueil vocal|annonce vocale|messages de messagerie",
  recording:
    "enregistrements|appels enregistrés|enregistrements d'appels|conversations enregistrées|enregistrements de mes appels|dernier enregistrement|enregistrements vocaux|communications enregistrées",
  group: 'groupe|groupes|groupe téléphonique|groupes téléphoniques|groupe de téléphone|groupes de téléphone',
  role: 'rôle|rôles|droits|permissions|autorisations',
  rank: 'admin|administrateur|administratrice|superviseur|superviseuse|queuemanager|queue manager|responsable de file|responsable de files|gestionnaire de file|gestionnaire de files|responsable|employé|opérateur',
  phoneuser: 'utilisateur|utilisateurs|utilisatrice|utilisateur téléphonique|usager|employé|compte utilisateur',
  newperson:
    'nouvel utilisateur|nouvelle utilisatrice|nouvel employé|nouvelle employée|nouveau collègue|nouvelle collègue|nouveau compte|nouveau compte téléphonique|nouvel arrivant|nouveau collaborateur|nouvelle recrue|nouveau compte utilisateur|nouveau user',
  event:
    'historique des événements|événements|événement|journal des événements|événements de la console|historique de la console|activité de la console|liste des événements',
  console: "console|console d'administration|portail|administration|console admin",
  contact: "contact|contacts|carnet d'adresses|répertoire|annuaire personnel|mes contacts",
  numbers: 'numéros|téléphones|appareils|postes|lignes|numéros de téléphone',
  notices: "notifications|alertes|avis|avertissements|notifications d'appels",
  quiethours: 'heures calmes|heures de silence|plage de silence|heures de tranquillité',
  supportcontact:
    'contact de support|contacts de support|contact support|contacts support|contacts du support|destinataires des tickets de support|reçoit les tickets de support|reçoit les tickets support|reçoit les logs de support|reçoivent les tickets de support|reçoit les rapports de support|supportcontact',
  welcomemail:
    "mail de bienvenue|e-mail de bienvenue|email de bienvenue|message de bienvenue|courriel de bienvenue|lien de bienvenue|mail d'accueil|mail d'invitation|mail d'activation|bienvenue",
  audit:
    "audit|journal d'audit|piste d'audit|journal des modifications|historique des modifications|log d'audit|journal des changements|historique des changements",
  changed: 'changé|modifié|fait|modifications|changements|touché',
  waiting: 'attendent|attend|en attente|patientent|appelants|patiente|en ligne',
  board:
    "état de toutes les files|l'état des files|situation des files|situation dans les files|où en sont les files|toutes les files|état général des files|point sur les files|statut des files|statut de toutes les files|tableau|tableau des files|tableau de bord des files|vue d'ensemble des files|vue d'ensemble|état des files|aperçu des files|vue d'ensemble de toutes les files|aperçu de toutes les files|résumé des files",
  systems:
    'systèmes|systèmes téléphoniques|services|tous les systèmes|systèmes de téléphonie|la téléphonie|téléphonie|standards',
  sync: 'synchro|synchronisation|sync|synchronisé|synchronisation de présence|synchronisation teams',
  lock: "plus personne ne doit pouvoir rejoindre|plus personne ne doit rejoindre|plus personne ne peut rejoindre|plus personne ne rejoint|plus personne ne doit pouvoir entrer dans|plus personne ne doit entrer dans|plus personne ne peut entrer dans|personne ne doit plus rejoindre|personne ne doit plus entrer dans|personne ne peut plus rejoindre|n'accepte plus personne dans|n'accepte plus personne|n'accepte personne|ne laissez plus personne entrer dans|ne laissez plus entrer personne dans|ne laissez entrer personne dans|n'autorise plus personne|plus aucun participant|plus de nouveaux participants|condamne l'accès à|ferme la porte de|ferme les portes de|ferme à double tour|personne d'autre ne rejoint|que personne d'autre n'entre dans|que personne d'autre n'entre|que plus personne n'entre dans|que plus personne n'entre|boucle l'accès à|cadenasse|verrouille|verrouiller|verrouillez|bloque|bloquer|bloquez|ferme à clé|personne d'autre … entrer|personne d'autre … entre|personne … entrer|personne d'autre dans|plus personne dans|ne laisse plus personne entrer dans|ne laisse entrer personne dans|ne laisse plus entrer personne dans|ne laisse personne entrer dans|que personne n'entre dans|verrouille l'accès à|ferme l'accès à|plus personne … entrer|plus personne … entre|personne … rejoindre|ferme l'entrée de",
  unlock:
    "rouvre|rouvrir|rouvrez|rouvre l'accès à|remets l'accès à|laisse à nouveau les gens entrer dans|laisse de nouveau entrer|laisse les gens entrer dans|laisse les gens rejoindre|déverrouille|déverrouiller|déverrouillez|débloque|débloquer|débloquez|ouvre … à nouveau|ouvre … de nouveau|laisse entrer les gens dans|laisse à nouveau entrer|ouvre l'accès à|laisse rentrer|laisse entrer",
  reopen: 'rouvre|rouvrir|ouvre à nouveau|ouvrez à nouveau',
  mute: 'mute|coupe le micro de|coupe le micro à|coupe le son de|mets … en sourdine|mets … en muet|rends muet|coupez le micro de|couper le micro de',
  unmute:
    'laisse … parler|laisse … reparler|redonne la parole à|unmute|rétablis le micro de|rallume le micro de|rends le micro à|remets le micro à|remets le micro de|réactive le micro de|rends la parole à|remets le son de|redonne le micro à|rendre le micro à|rétablir le micro de|rends son micro à|active le micro de',
  mic: 'micro|micros|microphone|son',
  micoff: 'coupe|couper|coupez|éteins|désactive',
  micon: 'rétablis|réactive|rallume|rends|remets|active|ouvre',
  endmeeting: `fin de la réunion|fin de la conférence|fin de la visio|fin de l'appel|on arrête là la réunion|clap de fin pour la réunion|${joined('arrête|annule|arrêter|annuler|arrêtez|on arrête|stoppe', LA, REUNION)}|raccroche pour tout le monde|termine pour tout le monde|termine la réunion|termine la conférence|termine la visio|termine ma réunion|termine ma conférence|termine ma visio|termine cette réunion|termine cette conférence|termine cette visio|termine notre réunion|termine notre conférence|termine notre visio|clos la réunion|clos la conférence|clos la visio|clos ma réunion|clos ma conférence|clos ma visio|clos cette réunion|clos cette conférence|clos cette visio|clos notre réunion|clos notre conférence|clos notre visio|clôture la réunion|clôture la conférence|clôture la visio|clôture ma réunion|clôture ma conférence|clôture ma visio|clôture cette réunion|clôture cette conférence|clôture cette visio|clôture notre réunion|clôture notre conférence|clôture notre visio|mets fin à la réunion|mets fin à la conférence|mets fin à la visio|mets fin à ma réunion|mets fin à ma conférence|mets fin à ma visio|mets fin à cette réunion|mets fin à cette conférence|mets fin à cette visio|mets fin à notre réunion|mets fin à notre conférence|mets fin à notre visio|arrête la réunion|arrête la conférence|arrête la visio|arrête ma réunion|arrête ma conférence|arrête ma visio|arrête cette réunion|arrête cette conférence|arrête cette visio|arrête notre réunion|arrête notre conférence|arrête notre visio|termine la réunion pour tous|termine la réunion pour tout le monde|termine la conférence pour tous|termine la conférence pour tout le monde|termine la visio pour tous|termine la visio pour tout le monde|termine ma réunion pour tous|termine ma réunion pour tout le monde|termine ma conférence pour tous|termine ma conférence pour tout le monde|termine ma visio pour tous|termine ma visio pour tout le monde|clôture la réunion pour tous|clôture la réunion pour tout le monde|clôture la conférence pour tous|clôture la conférence pour tout le monde|clôture la visio pour tous|clôture la visio pour tout le monde|clôture ma réunion pour tous|clôture ma réunion pour tout le monde|clôture ma conférence pour tous|clôture ma conférence pour tout le monde|clôture ma visio pour tous|clôture ma visio pour tout le monde|mets fin à la réunion pour tous|mets fin à la réunion pour tout le monde|mets fin à la conférence pour tous|mets fin à la conférence pour tout le monde|mets fin à la visio pour tous|mets fin à la visio pour tout le monde|mets fin à ma réunion pour tous|mets fin à ma réunion pour tout le monde|mets fin à ma conférence pour tous|mets fin à ma conférence pour tout le monde|mets fin à ma visio pour tous|mets fin à ma visio pour tout le monde|arrête la réunion pour tous|arrête la réunion pour tout le monde|arrête la conférence pour tous|arrête la conférence pour tout le monde|arrête la visio pour tous|arrête la visio pour tout le monde|arrête ma réunion pour tous|arrête ma réunion pour tout le monde|arrête ma conférence pour tous|arrête ma conférence pour tout le monde|arrête ma visio pour tous|arrête ma visio pour tout le monde`,
  end: 'termine|ferme|clos|finis|mets fin à|terminer|fermer|mettre fin à|terminez|on termine|coupe|raccroche|clôture|clôturer|conclus|mettez fin à|boucle|est finie|est terminée|est terminé|est fini',
  meeting:
    'réunion en cours|appel en cours|réunion actuelle|conférence en cours|conf|visioconf|la réu|réu|audioconférence|salle|salle de réunion|vidéoconférence|meeting|call|conférence vidéo|appel vidéo',
  muteall: `${joined('coupe|couper|coupez|éteins|désactive|ferme', 'le micro|les micros|le son|tous les micros|le micro de', 'de tout le monde|à tout le monde|de tous|des participants|de tous les participants|pour tout le monde|tout le monde|des autres')}|coupe tous les micros|coupe les micros|coupez les micros|couper tous les micros|${joined('mets|mettre|passe|mettez', 'tout le monde|tous|tous les participants|la réunion|tous les autres', 'en sourdine|en muet|en mute|muet')}|tout le monde en sourdine|tout le monde en muet|mute tout le monde|coupe tout le monde|éteins tous les micros`,
  unmuteall: `${joined('rétablis|réactive|rallume|remets|rends|ouvre|active|rétablir', 'le micro|les micros|le son|tous les micros|la parole', 'de tout le monde|à tout le monde|de tous|à tous|des participants|pour tout le monde')}|rétablis les micros|rétablis tous les micros|rallume les micros|rallume tous les micros|réactive les micros|réactive tous les micros|ouvre les micros|ouvre tous les micros|unmute tout le monde`,
  attendees:
    "qui est là dans|qui est présent dans|présents|les présents|qui a rejoint ma réunion|qui a rejoint notre réunion|qui s'est connecté à|qui est déjà dans|qui est encore dans|qui est arrivé dans|les personnes présentes|participants|les participants|qui a rejoint la réunion|qui a rejoint|qui participe|participe|participent|assiste|qui assiste|liste des participants|qui est connecté à la réunion|la liste des participants",
  phoneup:
    'appelle|appelez|téléphone à|téléphonez à|passe un coup de fil à|passe un appel à|donne un coup de fil à|passe un coup de téléphone à',
  bring:
    'fais participer|joins à|rajoute|rajouter|mets dans|intègre à|convie|rameute|fais rejoindre|passe un coup de fil à|téléphone à|fais entrer|fais venir|appelle|ajoute|amène|mets|fais rentrer|intègre|ajouter|joins|appeler|connecte|place|inclus',
  kick: 'expulse|expulser|exclus|éjecte|vire|virer|expulsez|exclure|éjecter|dégage|fous dehors',
  takeout: 'retire|enlève|sors|supprime|retirer|enlever|sortir|fais sortir|ôte',
  leader:
    "anime|animer|préside|présider|dirige|présidence|animateur|animatrice|modérateur|modératrice|l'animation|la présidence|animation|hôte|organisateur|organisatrice|président|présidente|la main",
  give: 'file-moi|refile-moi|balance-moi|donne-moi|fais-moi|donne|passe|transmets|confie|donner|donnez|transfère|remets|laisse|passer|cède|attribue|fournis|génère',
  make: 'fais|nomme|passe|désigne|promeus|mets|faire|nommer|rends',
  create: 'crée|créer|ajoute|ajouter|créez|nouveau|nouvel|inscris|enregistre|ouvre|fais|ajoutez',
  need: "réclame|exige|nécessite|me faut|a besoin d'|a besoin de|besoin de|besoin d'|a besoin d'un|a besoin d'une|il faut|a oublié|a perdu|faut",
  send: 'envoie|envoyer|renvoie|renvoyer|envoyez|transmets|expédie|adresse',
  again: 'encore|à nouveau|de nouveau|une nouvelle fois|encore une fois',
  edit: 'modifie|modifier|change|changer|mets à jour|mettre à jour|édite|éditer|corrige|renomme|renommer|corriger|actualise|rectifie',
  details:
    'détails|détail|nom|service|département|e-mail|numéro de portable|fiche|données|coordonnées|infos|profil|adresse e-mail|adresse mail|informations|numéro de mobile',
  delete: 'supprime|supprimer|efface|effacer|supprime définitivement|supprimez',
  disable: 'désactive|désactiver|suspends|suspendre|bloque|bloquer|désactivez|gèle',
  enable:
    'active|activer|réactive|réactiver|débloque|débloquer|réactivez|rétablis|remets en service|remets … en service|remets … en route',
  useit: 'utilise|mets|passe|choisis|joue|prends|utiliser|bascule',
  assign: 'attribue|assigne|donne|confie|passe|affecte|transmets|réattribue|attribuer|assigner|transfère|refile',
  takeit:
    "prends|je prends|je m'occupe|m'occupe|je m'en occupe|je traite|j'ai pris|je gère|prendre|attribue-moi|assigne-moi|je suis sur|je récupère|récupère|je m'en charge|je me charge|me charge",
  vendor: 'fabricant|fournisseur|éditeur|constructeur',
  snooze:
    'reporte|mets en veille|mets … en veille|reporter|suspends|fais taire|snooze|rappelle-moi plus tard|mets en pause|décale',
  comment: 'commente|commenter|note|ajoute une note|ajoute un commentaire|commentaire|mets une note|annote',
  export: 'exporte|exporter|télécharge|télécharger|export|archive|enregistre',
  lookat: 'montre|ouvre|affiche|ouvrir|voir|consulte|montre-moi|infos|fais voir|regarde',
  product: 'produit|du produit|pour le produit',
  standin:
    'décide pour moi|approuve pour moi|valide pour moi|me remplace pour les approbations|décider pour moi|approuver pour moi|valider pour moi|mes approbations|mes validations|décide à ma place|approuve à ma place',
  delivered: `${joined("qui n'a pas|qui n'a pas encore|qui n'a jamais|qui a pas", 'reçu|eu|vu|lu')}|qui n'a pas été prévenu|qui a manqué|qui a raté|${joined("tout le monde a|est-ce que tout le monde a|tout le monde a-t-il|est-ce que tous ont|tous ont-ils|ont-ils tous|est-ce qu'ils ont tous", '|bien', 'reçu|eu|vu|lu')}`,
  whocovers: `${joined("qui|qui est-ce qui|est-ce que quelqu'un", 'me remplace|me couvre|me supplée|assure mon remplacement')}|qui est mon remplaçant|qui est ma remplaçante|ai-je un remplaçant|${joined('qui', 'reçoit|prend|récupère', 'mes tickets de support|mes journaux de support|mes logs de support|mes logs')}|qui remplace qui`,
  covers: 'me remplace|remplace|reçoit|reprend|prend|me couvre|prendra',
  delegate: 'délègue|confie|transmets|transfère|donne|passe|déléguer|redirige',
  stopped:
    'ne marche plus|ne marche pas|ne fonctionne plus|ne fonctionne pas|marche plus|marche pas|a expiré|expiré|est refusé|est bloqué|fonctionne plus|fonctionne pas|ne passe plus',
  reset:
    "n'arrive plus à me connecter|arrive plus à me connecter|n'arrive pas à me connecter|arrive pas à me connecter|impossible de me connecter|peux plus me connecter|ne peux plus me connecter|me suis bloqué|suis bloqué|me suis enfermé dehors|il me faut un nouveau|il me faudrait un nouveau|donne-m'en un nouveau|donne m'en un nouveau|donne-moi un nouveau|donne-moi un autre|un autre|une autre|autre|renvoie-moi un|ne me souviens plus|ne me rappelle plus|me souviens plus|ne sais plus|sais plus|ai perdu|a perdu|perdu|oublié|a oublié|ne connais plus|plus mon|ne me souviens pas|me rappelle plus|réinitialisez|regénère|génère|changer|nouveau|nouvelle|redonne|remets à zéro",
  whenback:
    'quand revient|quand est-ce que … revient|revient quand|quand rentre|rentre quand|quand est-ce que … rentre|est de retour quand|quand est-ce que … est de retour|revient à quelle heure|à quelle heure revient',
};
