import type { SentenceWords } from './shape.ts';

export const fr: SentenceWords = {
  concepts: {
    queue: "file|files|file d'attente|files d'attente|queue|queues|file d'appels|files d'appels",
    state: 'statut|présence|état|disponibilité|statut de présence|mon statut|état de présence',
    show: "est-ce que quelqu'un sait si|quelqu'un sait si|tu peux voir si|tu peux regarder si|peux-tu voir si|me dire si|dire si|peux-tu me dire si|savoir si|montre-moi si|sais-tu si|montre|montre-moi|affiche|afficher|liste|lister|dis-moi|voir|donne-moi|vérifie|regarde|indique|indique-moi|montrer|dis-moi si|sais-tu si|vérifie si|je veux voir|je voudrais voir|je voudrais savoir|je veux savoir|j'aimerais savoir|montrez-moi|affichez|regarde si|aperçu|consulter|j'aimerais voir",
    who: "qui|quelqu'un|quels agents|quels collègues|est-ce que quelqu'un|qui est-ce qui|quelles personnes",
    where:
      'tu sais où est|sais-tu où est|tu sais où|sais-tu où|vous savez où est|où|ou est|où est|où se trouve|où en est',
    which: 'quel|quelle|quels|quelles|dans quelles|dans quelle|sur quelles|que|quoi|à quelles',
    how: 'combien|comment',
    reachable:
      'à son bureau|à son poste|dans son bureau|de retour|revenu|revenue|à sa place|au travail|en train de téléphoner|puis-je joindre|puis-je parler à|peut-on joindre|est-ce que je peux joindre|joignable|là|présent|présente|au bureau|au téléphone|en ligne|contacter|joindre|fait|par là|accessible|parler',
    help: "aide|aide-moi|aidez-moi|commandes|que peux-tu faire|que sais-tu faire|qu'est-ce que tu peux faire|qu'est-ce que tu sais faire|que puis-je faire|que puis-je dire|que puis-je demander|comment ça marche|comment tu marches|mode d'emploi|tu peux faire quoi|tu sais faire quoi|quelles commandes|instructions|possibilités|fonctions|fonctionnalités|options|qui es-tu|comment fonctionnes-tu|besoin d'aide|j'ai besoin d'aide|que fais-tu|ce que tu peux faire|ce que tu sais faire|qu'est-ce que je peux faire|que peux-tu|à quoi tu sers|comment peux-tu m'aider|comment tu peux m'aider|que peux-tu faire pour moi|montre-moi ce que tu sais faire|liste des commandes",
    find: 'trouve|trouver|cherche|chercher|recherche|rechercher|trouve-moi|cherche-moi|je cherche|qui est|localise|à qui appartient|retrouve|trouvez|cherchez',
    number:
      'numéro|numéro de téléphone|poste|extension|adresse e-mail|e-mail|email|mail|coordonnées|contact|numéro de poste|téléphone|adresse mail|adresse email|portable|mobile|ligne|num',
    agents:
      "bosse|bossent|tourne|gère|s'en occupe|agents|agent|gens|collègues|équipe|membres|personnel|travaille|travaillent|de service|connecté|connectés|en poste|monde|s'occupe|personnes|répond|répondent|inscrits|assure|prend les appels|prennent les appels|répond aux appels|décroche|décrochent|traite les appels|connectée|en ligne sur|présents sur",
    my: "mon|ma|mes|moi|suis-je|ai-je|je suis|j'ai|je|est-ce que je suis|j|me",
    connect:
      'connecte|connecter|lie|lier|associe|associer|relie|relier|reconnecte|reconnecter|brancher|branche|jumeler|configurer|configure|rattache|rattacher|connectez|liaison',
    disconnect:
      'déconnecte|déconnecter|délie|délier|dissocie|dissocier|révoque|révoquer|supprime|supprimer|détache|détacher|retire|retirer|oublie|oublier|coupe|couper|rompre|déconnectez',
    account:
      'compte|compte téléphonique|compte de téléphone|compte téléphone|standard|système téléphonique|accès|jeton|jetons|téléphone|connexion|liaison|lien|compte du téléphone|téléphonie|compte de téléphonie|connexion au système téléphonique|accès au téléphone',
    meeting: 'réunion|conférence|rendez-vous|appel|point|séance|visio|visioconférence|rdv',
    start: 'démarre|démarrer|lance|lancer|commence|commencer|ouvre|ouvrir|crée|créer|débute|fais|démarrez',
    schedule:
      'planifie|planifier|programme|programmer|organise|organiser|prévois|prévoir|fixe|réserve|cale|caler|cale-moi',
    invite: 'invite|inviter|avec|ajoute|convie',
    about: 'sur|à propos de|au sujet de|concernant|sujet|intitulée|intitulé|objet|à propos|nommée|appelée',
    password: 'mot de passe|mots de passe|code|pin|code pin|mdp|identifiants|code secret',
    reset:
      "réinitialise|réinitialiser|change|changer|oublié|j'ai oublié|nouveau|nouvelle|récupérer|perdu|renouvelle|renouveler|remplace|besoin d'un nouveau|réinitialisation|redéfinir|bloqué|modifier",
    calls:
      "appels|liste d'appels|journal d'appels|historique d'appels|historique des appels|communications|journal des appels",
    phonecalls: "qui a appelé|qui m'a appelé|ai-je manqué|j'ai manqué|m'a appelé|qu'ai-je manqué|raté",
    meetings:
      "c'est quand ma prochaine réunion|quand est ma prochaine réunion|à quand ma prochaine réunion|quand ai-je une réunion|prochaine réunion|prochaines réunions|quand est la prochaine réunion|c'est quand la prochaine réunion|réunions prévues|réunions planifiées|réunions|conférences|rendez-vous",
    layout: 'disposition|disposition vidéo|mosaïque',
  },
  doing:
    "mets|mettre|met|mets-moi|passe|passer|passe-moi|change|changer|suis|je suis|vais|je vais|va|prends|prendre|besoin|j'ai besoin|veux|je veux|voudrais|je voudrais|être|marque|marquer|marque-moi|active|activer|pars|je pars|bascule|basculer|bascule-moi|place|place-moi|j'aimerais|aimerais|souhaite|je souhaite|je prends|rends-moi|reste|rester|laisse-moi|faire|fais|je fais|je serai|serai|je me mets|je passe|règle|définis|indique que je suis|affiche-moi|affiche-moi comme|montre-moi comme|je dois|dois|en train de|commence|je commence|retourner|retour|je retourne|mettez-moi|passez-moi|mettez|passez|il faut|mode|aller|partir|on me mette|mise|ramène-moi|remets-moi|remets|repasse-moi|j'y vais|je reviens à|positionne-moi|configure-moi|déclare-moi|enregistre-moi|passes|tu me mets|tu me passes|set|put|switch|il me faut|il me faudrait|j'ai besoin d|j'ai besoin de|j'aurais besoin de|j'aurais besoin d",
  small:
    'à|a|au|aux|en|de|du|des|d|dans|sur|pour|par|comme|est|es|sont|le|la|les|l|un|une|que|qu|ce|c|il|elle|on|y|me|moi|m|mon|ma|mes|je|j|se|s|t|chez|sous|ai|suis|avec|vers|ont|et|ou|ne|là|ici|depuis|est-ce|as|cette|cet|n|affiché|affichée|my|to',
  articles: 'le|la|les|l|un|une|des|mon|ma|mes|notre|nos|ton|ta|tes|du|ce|cette|cet|ces|votre|vos',
  fillers:
    "ou pas|ou non|fin de journée|j'ai fini ma journée|pour aujourd'hui|vite fait|rapido|quand tu as le temps|si c'est possible|ce serait super|ce serait bien|ça serait sympa|merci bcp|en urgence|urgent|c'est urgent|c'est bon|stp merci|dis|dis donc|du coup|steuplait|s'il te plaît|s'il vous plaît|stp|svp|sil te plait|merci|maintenant|tout de suite|vite|bonjour|salut|coucou|hé|ok|d'accord|immédiatement|juste|simplement|pour moi|bot|patchcord|actuellement|en ce moment|à présent|aujourd'hui|alors|bien|bon|oui|donc|si possible|si tu peux|si vous pouvez|si ça ne te dérange pas|quand tu peux|aussi|également|encore|de nouveau|à nouveau|dès maintenant|un moment|un instant|un peu|temporairement|provisoirement|rapidement|bonsoir|hello|merci d'avance|merci beaucoup|le|la|les|l|un|une|des|gentiment|là|pour le moment|pour l'instant|voilà|allez|ça y est|excuse-moi|désolé|vas-y|dès que possible|au plus vite|déjà|et bien|eh bien|petite|petit|tout",
  light: 'donc|vite|juste|vraiment|stp|svp|maintenant|toujours|directement|tous|simplement|bien',
  requests:
    "peux-tu|pourrais-tu|pouvez-vous|pourriez-vous|tu peux|tu pourrais|vous pouvez|vous pourriez|est-ce que tu peux|est-ce que tu pourrais|est-ce que vous pouvez|est-ce que vous pourriez|veux-tu|voudrais-tu|j'aimerais que tu|je voudrais que tu|je veux que tu|merci de|veuillez|auriez-vous l'amabilité de|aurais-tu la gentillesse de|peux-tu me|pourrais-tu me|peut tu|peux tu|tu veux bien|voulez-vous|voulez-vous bien|veux-tu bien|serait-il possible de me|sois gentil et|puis-je avoir|je peux avoir|est-ce que je peux avoir|pourrais-je avoir|j'aimerais avoir|je pourrais avoir|on peut avoir|tu peux me|tu pourrais me|est-ce que tu peux me|serais-tu assez gentil pour|ce serait possible de me|tu voudrais bien|tu me mets|tu me passes|tu me connectes|tu me déconnectes|tu me sors|tu me retires|tu m'enlèves|tu m'ajoutes|tu m'envoies|tu me donnes|tu me montres|tu me dis|tu me trouves|tu lances|tu coupes|tu ajoutes|tu invites|tu planifies|tu démarres|tu organises|tu enregistres|tu verrouilles|tu déverrouilles|tu désactives|tu actives|tu réinitialises|tu supprimes|tu crées|tu bloques|tu renvoies|tu programmes|tu mets|tu passes|tu enlèves|tu sors|tu retires|tu ouvres|tu fermes|tu cherches|tu peux vite|tu peux juste",
  others:
    'tu|il|elle|nous|vous|ils|elles|son|sa|ses|leur|leurs|lui|toi|ton|ta|tes|votre|vos|notre|nos|eux|te|on|temps|météo|tout le monde|avec moi|avec nous',
  otherDays:
    'demain|hier|après-demain|avant-hier|la semaine prochaine|la semaine dernière|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le mois prochain|le mois dernier',
  endings: 'désactive|désactiver|éteins',
  negations:
    "laisse-moi dans|garde-moi dans|ne|n'|n|pas|jamais|non|sans|ni|plus jamais|aucun|aucune|rien|personne|surtout pas|pas question|laisse tomber|oublie ça|annule|arrête de|arrête|arrêtez|évite|éviter|au lieu de|plutôt que|hors de question|en aucun cas|empêche|sauf|refuse|t'inquiète|ne plus|changé d'avis|j'ai changé d'avis",
  reports:
    "m'a demandé de|m'a dit de|veut qu|voudrait que|exige que|a exigé|me dit de|m'a écrit|a déclaré|prétend qu|aimerait que|m'a proposé|a dit|dit que|dit qu|dit|disait|m'a dit|a demandé|demande que|demande si|a écrit|écrit que|pense que|pense qu|croit que|croit qu|a annoncé|annonce que|paraît que|il paraît|paraît|selon|d'après|prétend|prétend que|raconte|a raconté|a mentionné|veut que|voulait|souhaite que|affirme|affirme que|j'ai entendu|a expliqué|explique que|a proposé|propose|je pense|je crois|je suppose|j'espère|espère|apparemment|soi-disant|a répondu|me dit|me demande|recommande|conseille|sait que|ils veulent que|elles veulent que|on veut que|ils demandent que|on me demande de|ils insistent pour|exigent que|suggèrent de|suggère de|propose de|recommande de",
  past: "était|étais|étaient|a été|ai été|avait|avais|hier|a mangé|ai mangé|semaine dernière|tout à l'heure j'|fut|ai eu|a eu|suis allé|est allé|suis allée|est allée|il y a|avant-hier|étions|s'est|m'étais|j'étais|avions|auparavant|m'a mis|m'a connecté|m'a déconnecté|ai déjeuné|a déjeuné|déjeuné|a pris|ai pris|a déjà|ai déjà|avons déjà|ont déjà|as déjà|avez déjà",
  hypotheses:
    "j'aimerais savoir comment|je voudrais savoir comment|je veux savoir comment|comment désactiver|comment supprimer|comment changer|savoir comment|sais comment|explique comment|expliquer comment|dis-moi comment|montre-moi comment|sais-tu comment|je sais pas comment|il faudrait|on devrait|ce serait bien de|pourrait-on|il se pourrait|à moins que|à moins qu|sauf si|seulement si|à condition que|pourvu que|tant que|si|si je|et si|que se passe-t-il|que se passe t il|que se passe|qu'arrive-t-il|que se passerait|qu'est-ce qui se passe|que ferais|devrais-je|dois-je|est-ce que je dois|est-ce que je devrais|peut-être|supposons|imaginons|imagine|au cas où|comment faire|comment je|comment puis-je|comment me|comment mettre|comment se|pourquoi|puis-je|pourrais-je|est-ce possible|est-il possible|est-ce que je peux|lorsque|quand|dès que|éventuellement|par exemple|que signifie|signifie|veut dire|différence|j'hésite|hypothétiquement|comme si|j'aurais|je pourrais|rappelle-moi|plus tard|après que|avant que|avant de|après|serait|faudrait-il|faut-il|est-ce que je devais|comment changer|explique-moi|explique|on pourrait|allons|je me demande|comment on|à ta place|à votre place|à sa place|si j'étais toi|si j'étais vous|j'ai failli|failli|quelqu'un devrait",
  questions:
    "est-ce que|est-ce qu|qu'est-ce que|qu'est-ce qu|suis-je|qui|que|quoi|où|quand|quel|quelle|quels|quelles|pourquoi|comment|combien|est-il|est-elle|y a-t-il|ai-je|dois-je|puis-je|sont-ils|est ce que|a-t-il|a-t-elle|dans quelles|dans quelle|sur quelles|depuis quand|jusqu'à quand|est|à qui|y a t il|sais-tu|c'est qui|quelqu'un",
  askings: 'est-il|est-elle|est-ce que|suis-je|ai-je|a-t-il|a-t-elle|sont-ils|qui est',
  and: 'et|puis|ensuite|et puis|et ensuite|après cela|après ça|ainsi que|et aussi|plus|de plus|&|et après|donc|et enfin|enfin|et maintenant|également',
  but: 'mais|plutôt|à la place|seulement|juste|au lieu de ça|mais plutôt',
  purposes:
    "pour que|pour qu|afin que|afin qu|afin de|comme ça|pour éviter|pendant que j'étais|pendant mon absence|il est parti|elle est partie|il a quitté|elle a quitté|il est revenu|elle est revenue|on a fini|sinon|c'était juste|il a oublié|elle a oublié",
  notes:
    'note|avec la note|avec une note|avec note|avec le message|message|avec un message|parce que|parce qu|car|motif|raison|avec le texte|texte|avec le commentaire|commentaire|en précisant|en notant|avec la mention|mention|et écris|avec comme message|remarque|avec la remarque|avec pour note',
  returns:
    'de retour|retour|je reviens|reviens|je serai de retour|serai de retour|revient|je suis de retour|retour prévu|je rentre',
};
