import type { SentenceWords } from './shape.ts';

export const de: SentenceWords = {
  concepts: {
    queue: 'warteschlange|warteschlangen|schlange|schlangen|queue|queues|anrufwarteschlange|hotline|hotlines',
    state: 'status|präsenz|zustand|verfügbarkeit|anwesenheit|präsenzstatus|anwesenheitsstatus|erreichbarkeit',
    show: 'weiß jemand ob|weiß wer ob|kann mir jemand sagen ob|weißt du zufällig ob|kannst du schauen ob|kannst du mal schauen ob|mir sagen ob|mir sagen, ob|sagen ob|sag mir, ob|weißt du, ob|schau, ob|schau mal, ob|prüfe, ob|schau nach, ob|schau nach ob|zeig mir ob|zeig mir, ob|zeig|zeige|zeig mir|zeige mir|anzeigen|zeigen|liste|auflisten|sag mir|sage mir|nenne mir|gib mir|sehen|schau|schau mal|prüfe|prüf|check|überprüfe|schau nach|schau ob|sag mir ob|prüfe ob|weißt du ob|weißt du|lass mich sehen|nachsehen|guck|guck mal|schau mal ob|übersicht|ich möchte wissen|ich will wissen|ich würde gerne wissen|ich will sehen|ich möchte sehen|zeig mal|zeigst du mir|verrate mir',
    who: 'wer|jemand|irgendwer|irgendjemand|welche agenten|welche kollegen|welche mitarbeiter|wen|alle die|wer alles',
    where: 'weißt du wo|weisst du wo|sag mir wo|weiß jemand wo|wo|wo steckt|wo ist',
    which: 'welche|welchen|in welchen|in welcher|welcher|was für|was|auf welchen|welches|bei welchen',
    how: 'wie viele|wie',
    reachable:
      'an seinem platz|an ihrem platz|am platz|am schreibtisch|schon wieder da|wieder da|noch im haus|heute da|schon zurück|kann ich … erreichen|kann ich … sprechen|erreichbar|ansprechbar|da|zu sprechen|im haus|im büro|am telefon|telefoniert|zu erreichen|macht|erreichen|im dienst|sprechen|hier|grad|an seinem platz|an ihrem platz|am arbeiten|im einsatz',
    help: 'hilfe|hilf|hilf mir|befehle|was kannst du|was kannst du alles|was kann ich|was kann ich tun|was kann ich hier tun|was kann ich sagen|was kann ich machen|wie funktioniert das|wie funktionierst du|anleitung|kommandos|was geht|möglichkeiten|funktionen|bedienung|was kann der bot|was machst du|was kann ich dich fragen|welche befehle|wie geht das|wer bist du|was bist du|optionen|was kann ich eingeben|wie benutze ich dich|was du kannst|was du alles kannst|was ich tun kann|was kannst du machen|was kannst du tun|was kannst du für mich tun|was kann man hier machen|wobei kannst du helfen|wie kannst du mir helfen|womit kannst du mir helfen|was geht hier alles|wofür bist du da|zeig mir was du kannst',
    find: 'finde|finden|suche|suchen|such|such mir|suche nach|such nach|find|nachschlagen|schlag nach|ich suche|wer ist|wem gehört|raussuchen|heraussuchen|such mal|finde mir|ermittle|such bitte',
    number:
      'nummer|durchwahl|telefonnummer|nebenstelle|rufnummer|e-mail|email|mail|mailadresse|e-mail-adresse|mail-adresse|kontakt|kontaktdaten|handynummer|mobilnummer|apparat|nst|emailadresse|telefon|kontaktinfos',
    agents:
      'agenten|agent|leute|kollegen|team|mitglieder|mitarbeiter|arbeitet|arbeiten|bedient|besetzt|im dienst|angemeldet|eingeloggt|dran|sitzt|zuständig|alles|betreut|nimmt anrufe an|teilnehmer|bearbeitet|geht … ans telefon|gehen … ans telefon|nimmt … ab|nimmt … anrufe an|nehmen … anrufe an|nimmt gerade anrufe an|geht ran|bearbeitet anrufe|sitzen|am telefon|am apparat',
    my: 'mein|meine|meinen|meiner|meines|meinem|bin ich|habe ich|ich bin|mich|mir|ich',
    connect:
      'verbinde|verbinden|verknüpfe|verknüpfen|koppeln|kopple|koppel|anbinden|verlinke|verlinken|verbindung herstellen|neu verbinden|einrichten|richte|binde|verbind|herstellen|hinterlegen|hinterlege|stelle|ankoppeln',
    disconnect:
      'trenne|trennen|trenn|löse|entkopple|entkoppeln|abkoppeln|entferne|entfernen|lösche|löschen|lösch|widerrufe|widerrufen|kappe|verknüpfung aufheben|verbindung trennen|aufheben|vergiss|lösen|hebe|zurückziehen',
    account:
      'telefonkonto|konto|account|telefonaccount|telefonanlage|pbx-konto|telefonzugang|zugang|anlage|telefon|tokens|token|verbindung|verknüpfung|telefonsystem|zugriff|verbindung zur telefonanlage|verbindung zum telefonsystem|telefon-konto|kopplung',
    meeting:
      'meeting|besprechung|konferenz|termin|telefonkonferenz|sitzung|call|gespräch|runde|treffen|jour fixe|telko|anruf',
    start: 'starte|start|starten|beginne|öffne|eröffne|beginnen|eröffnen|mach|mache|machen|aufmachen|erstelle|leite',
    schedule:
      'plane|planen|ansetzen|setze|setz|vereinbare|organisiere|anlegen|lege|leg|terminiere|buche|einplanen|plan|vereinbaren',
    invite: 'lade|einladen|mit|ein|hinzu|dazu',
    about: 'über|zum thema|betreff|thema|wegen|bezüglich|zu|namens|mit dem titel|titel',
    password: 'passwort|kennwort|pin|passwörter|kennwörter|zugangsdaten|geheimnis',
    reset:
      'zurücksetzen|setze|setz|ändern|ändere|neu|neues|neue|vergessen|erneuern|erneuere|verloren|brauche|wiederherstellen|rücksetzen|zurück|generiere|vergeben|reset|resette|ausgesperrt',
    calls: 'anrufe|anruf|anrufliste|telefonate|anrufverlauf|gespräche|anrufprotokoll|anrufhistorie|anrufen',
    phonecalls:
      'wer hat angerufen|wer hat mich|wer hat mich angerufen|habe ich verpasst|hab ich verpasst|ich verpasst|wer rief an|verpasst|mich angerufen',
    meetings:
      'wann ist mein nächstes meeting|wann ist meine nächste besprechung|wann ist das nächste meeting|wann ist die nächste besprechung|wann ist mein nächster termin|wann habe ich ein meeting|wann habe ich die nächste besprechung|nächstes meeting|nächste besprechung|nächsten meetings|geplante meetings|geplante besprechungen|wann ist mein meeting|meetings|besprechungen|konferenzen|termine|sitzungen',
    layout: 'layout|videolayout|kacheln|raster',
  },
  doing:
    'setz|setze|stell|stelle|schalt|schalte|mach|mache|änder|ändere|wechsel|wechsle|bin|ich bin|geh|gehe|ich gehe|ich geh|nehme|nimm|brauche|ich brauche|möchte|ich möchte|will|ich will|werde|ich werde|würde gern|würde gerne|ich würde gern|ich würde gerne|hätte gern|hätte gerne|trag|trage|sein|markiere|gehen|jetzt bin ich|ich muss|muss|setzen|stellen|schalten|machen|ich mache|ich mach|mach mal|melde|meld|zeig mich als|zeige mich als|aktiviere|aktivieren|einschalten|ändern|wechseln|wechsle auf|stell um|um|ein|auf|lege|leg|starte|beginne|ich nehme|ich nehm|werden|umstellen|umschalten|gesetzt|gestellt|haben|fang|ich fahre|fahre|fahr|ich hätte gern|ich hätte gerne|halten|halte|pack|packe|ich habe jetzt|ich hab jetzt|zeit für|bis dann|hol|hole|ich hole|ich hol|bring|bringe|modus|ich starte|ab in|lass mich|versetze|versetz|wieder|setzt|stellst|machst|set|put|switch|change|stick',
  small:
    "in|im|auf|von|vom|aus|für|bei|beim|an|am|zu|zum|zur|mit|als|ist|sind|bin|der|die|das|den|dem|des|ab|raus|ein|eine|es|ich|mich|mir|mein|meine|meinen|meiner|meinem|sich|noch|gerade|grad|derzeit|um|bis|nach|gegen|kurz|einer|einem|einen|hier|da|dran|hat|habe|hab|gibt|gibts|gibt's|heißt|hats|so|nun|oder|ans|aufs|ins|übers|fürs|angezeigt|me|my|to|on",
  articles:
    'ne|nen|nem|ner|der|die|das|den|dem|des|ein|eine|einen|einem|einer|mein|meine|meinen|meiner|meinem|unser|unsere|dein|deine|diese|dieser|dieses|diesen|diesem|unserem|unserer|eure|euer',
  fillers:
    'oder nicht|oder was|feierabend|schluss für heute|bin fertig für heute|mal eben|mal kurz|mal bitte|sei so lieb|sei so lieb und|wär super|wäre super|wäre nett|das wäre nett|das wäre toll|wär nett|danke dir|danke schon mal|danke schonmal|vielen lieben dank|heut|ab jetzt|ab sofort|dringend|eilig|schnellstmöglich|wenn du zeit hast|wenn du magst|bei gelegenheit|denn|überhaupt|vielleicht mal|mir bitte|bidde|bitte danke|ne|nen|n|nem|ner|bitte|mal|eben|jetzt|gleich|kurz|schnell|hallo|hey|hi|ok|okay|danke|vielen dank|doch|einfach|sofort|gerade|grade|für mich|bot|patchcord|heute|dann|also|ja|nun|moin|guten morgen|guten tag|guten abend|servus|grüß dich|tschuldigung|wenn möglich|wenn es geht|wenn du kannst|falls möglich|wenns geht|sei so gut und|sei so nett und|bitte mal|auch|ebenfalls|wieder|erst mal|erstmal|vorerst|vorübergehend|zeitweise|für eine weile|eine weile|ein bisschen|ein wenig|so schnell wie möglich|umgehend|ab sofort|der|die|das|den|dem|des|ein|eine|einen|einem|einer|eigentlich|momentan|zurzeit|zur zeit|im moment|aktuell|derzeit|na|klar|super|prima|gern|gerne|schon|noch|nur|halt|direkt|lieber bot|liebe grüße|mfg|lg|bitteschön|ganz|dir|so|entschuldigung|alles klar|gut|geschwind|flott|rasch|zwischendurch|nochmal|noch mal|erneut',
  light:
    'mal|bitte|eigentlich|denn|doch|gerade|grade|grad|eben|halt|jetzt|schnell|wohl|einfach|immer|überhaupt|direkt|sofort|alle|du',
  requests:
    'ich will, dass du|ich möchte, dass du|ich hätte gern, dass du|ich hätte gerne, dass du|kannst du bitte mal|könntest du mal|würdest du mal|kannst mal|kannste|könntest du vielleicht|wärst du so lieb und|hättest du zeit|kannst du|könntest du|würdest du|magst du|können sie|könnten sie|würden sie|kannst du bitte|könntest du bitte|würdest du bitte|kannst du mal|ich möchte dass du|ich will dass du|ich hätte gern dass du|wärst du so nett|bist du so nett und|kannst du mich|könntest du mich|würdest du mich|tu mir den gefallen und|kann ich bitte|könnte ich bitte|krieg ich|kriege ich|bekomme ich|bekomm ich|dürfte ich bitte|wärst du so freundlich und|kannst du vielleicht|sei so gut und|sei so nett und|sei so lieb und|ich bitte dich|meldest du|meldest du mich|meldest du mir|setzt du|setzt du mich|setzt du mir|stellst du|stellst du mich|stellst du mir|machst du|machst du mich|machst du mir|schaltest du|schaltest du mich|schaltest du mir|legst du|legst du mich|legst du mir|nimmst du|nimmst du mich|nimmst du mir|gibst du|gibst du mich|gibst du mir|schickst du|schickst du mich|schickst du mir|zeigst du|zeigst du mich|zeigst du mir|sagst du|sagst du mich|sagst du mir|startest du|startest du mich|startest du mir|planst du|planst du mich|planst du mir|lädst du|lädst du mich|lädst du mir|holst du|holst du mich|holst du mir|wirfst du|wirfst du mich|wirfst du mir|sperrst du|sperrst du mich|sperrst du mir|beendest du|beendest du mich|beendest du mir|änderst du|änderst du mich|änderst du mir|trägst du|trägst du mich|trägst du mir|buchst du|buchst du mich|buchst du mir|löschst du|löschst du mich|löschst du mir|aktivierst du|aktivierst du mich|aktivierst du mir|deaktivierst du|deaktivierst du mich|deaktivierst du mir|fügst du|fügst du mich|fügst du mir|rufst du|rufst du mich|rufst du mir|verbindest du|verbindest du mich|verbindest du mir|loggst du|loggst du mich|loggst du mir|bringst du|bringst du mich|bringst du mir|packst du|packst du mich|packst du mir|suchst du|suchst du mich|suchst du mir|findest du|findest du mich|findest du mir',
  others:
    'du|er|sie|wir|ihr|sein|ihm|ihn|uns|euch|seine|seinen|ihre|ihren|dich|dein|deine|unser|unsere|ihnen|man|alle anderen|wetter|alle zusammen|leute|mit mir|mit uns',
  otherDays:
    'morgen|gestern|übermorgen|vorgestern|nächste woche|letzte woche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|nächsten monat|letzten monat',
  endings: 'ausschalten|deaktiviere|deaktivieren|ausmachen|schalte … aus|stell … aus|mach … aus',
  negations:
    'lass mich in|behalte mich in|lass mich angemeldet|nicht|kein|keine|keinen|keinem|keiner|keines|nie|niemals|nein|ohne|weder|noch nicht|nicht mehr|auf keinen fall|keinesfalls|keineswegs|lass das|lass es|vergiss es|niemand|bloß nicht|ja nicht|hör auf|unterlass|unterlasse|verzichte|statt|anstatt|nirgends|nichts|abbrechen|stopp|außer|ausser|verhindere|vermeide|nich|net|ned|niht',
  reports:
    'will, dass|möchte, dass ich|möchte dass ich|will dass ich|wollte, dass|verlangt, dass|verlangt|bittet, dass|bittet mich|wünscht, dass|sagt, dass|meint, dass|möchte, dass wir|hätte gern, dass ich|erwartet, dass|schlägt vor, dass|hat mich gebeten|hat gebeten|sagte|sagt|hat gesagt|meinte|meint|erzählte|erzählt|hat erzählt|fragte|fragt|hat gefragt|schrieb|schreibt|hat geschrieben|behauptet|behauptete|glaubt|glaubte|denkt|dachte|hörte|habe gehört|hab gehört|gehört dass|gehört habe|laut|berichtete|berichtet|angeblich|will dass|möchte dass|wollte|hat gebeten|bat|findet|fand|erwähnte|hat erwähnt|gesagt|geschrieben|gemeint|soll laut|anscheinend|scheinbar|ich glaube|ich denke|ich meine|ich vermute|ich hoffe|hofft|vermutlich|wahrscheinlich|erklärte|erklärt|empfahl|empfiehlt|weiß dass|schlug vor|schlägt vor|ich nehme an dass',
  past: 'war|waren|warst|hatte|hatten|ging|gegangen|gewesen|gestern|vorhin|letzte woche|wurde|wurden|hat mich|gab|kam|bekam|früher|vor einer stunde|neulich|blieb|machte|gemacht|gegessen|habe mich|hab mich|vergessen mich',
  hypotheses:
    'ich möchte wissen wie|ich will wissen wie|ich möchte wissen, wie|ich würde gerne wissen wie|ich würde gern wissen, wie|wissen wie|wissen, wie|weiß jemand wie|weiß wie|zeig mir wie|sag mir wie|sag mir, wie|man könnte|man sollte|wir könnten|wir sollten|könnte man|sollte man|es wäre gut|ich könnte|es sei denn|außer wenn|ausser wenn|nur wenn|sofern|vorausgesetzt|solange|wenn|falls|was passiert|was passiert wenn|was wäre|was wäre wenn|würde passieren|soll ich|sollte ich|sollen wir|sollte|könnte ich|könnte|vielleicht|eventuell|angenommen|ob|wie kann ich|wie setze ich|wie stelle ich|wie melde ich|wie ändere ich|wie mache ich|wie schalte ich|wie logge ich|wie komme ich|wie man|wie geht das mit|warum|wieso|weshalb|wozu|darf ich|kann ich|muss ich|möglicherweise|sobald|überlege|ich überlege|hypothetisch|zum beispiel|z.b.|stell dir vor|ist es möglich|wäre es möglich|was bedeutet|bedeutet|heißt das|unterschied|wünschte|als ob|erinnere mich|erinnere|erinner mich|später|nachher|nachdem|bevor|während|wann|lass uns|lasst uns|gibt es eine möglichkeit|erkläre|erklär|erklär mir|wüsste gern|frage mich|ich frage mich|soll man|sollen sie|an deiner stelle|an ihrer stelle|an seiner stelle|wäre ich du|wenn ich du wäre',
  questions:
    'bin ich|bin ich gerade|ist|sind|wer|was|wo|wann|welche|welcher|welches|welchen|warum|wieso|weshalb|wie|hat|haben|habe ich|hab ich|wessen|gibt es|in welchen|in welcher|seit wann|bis wann|kann jemand|war|waren|auf welchen|wen|ob|darf ich|soll ich|kann ich|bei welchen|was für|werde ich|stehe ich|steh ich|erscheine ich|wie werde ich|wie erscheine ich',
  askings: 'wer ist|wer sind',
  and: 'und|und dann|dann|danach|anschließend|und danach|sowie|außerdem|und auch|und außerdem|plus|zudem|&|und anschließend|ausserdem|und bitte|und jetzt|also|und zusätzlich|zusätzlich|daraufhin',
  but: 'sondern|aber|stattdessen|lieber|nur|dafür|jedoch|sondern nur|vielmehr',
  purposes:
    'damit|sodass|so dass|damit niemand|damit keiner|um nicht|während ich weg war|als ich weg war|er ist weg|sie ist weg|er hat gekündigt|sie hat gekündigt|er ist wieder da|sie ist wieder da|er hat es vergessen|sie hat es vergessen|sonst|ansonsten|wir sind fertig|er arbeitet nicht mehr|sie arbeitet nicht mehr|es war nur',
  notes:
    'notiz|mit der notiz|mit notiz|mit dem hinweis|hinweis|mit nachricht|mit der nachricht|nachricht|weil|denn|grund|mit dem text|text|mit dem kommentar|kommentar|anmerkung|mit der anmerkung|vermerk|mit dem vermerk|mit der bemerkung|bemerkung|und schreib dazu|und schreibe|mit der statusmeldung|statusmeldung|mit grund',
  returns:
    'zurück|wieder da|bin zurück|wieder zurück|wieder erreichbar|bin wieder da|wieder hier|wieder am platz|komme zurück',
};
