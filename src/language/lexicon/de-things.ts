import { joined } from './products.ts';

const DAS = 'das|die|den|mein|meine';
const TREFFEN = 'meeting|besprechung|konferenz|telefonkonferenz|videokonferenz|call|sitzung';

/** Things and deeds of the commands, in German. */
export const deThings: Readonly<Record<string, string>> = {
  supportlog:
    'support log|support logs|supportlog|supportlogs|supportmeldung|supportmeldungen|support meldung|support meldungen|supportticket|supporttickets|support ticket|support tickets|supportfall|supportfälle|supportfaelle|supportfalls|störungsmeldung|störungsmeldungen|support fall|support fälle|supportvorfall|supportvorfälle|supportprotokoll|supportprotokolle|support protokoll|support eintrag',
  approval:
    'genehmigung|genehmigungen|freigabe|freigaben|anfrage|anfragen|antrag|anträge|genehmigungsanfrage|genehmigungsanfragen|offene anfragen|offene freigaben|offene genehmigungen|freigabeanfrage|freigabeanfragen',
  pending:
    'offen|offene|offenen|wartet|warten|ausstehend|ausstehende|ausstehenden|anstehend|liegt|liegen|steht an|übrig|steht aus',
  toapprove:
    'muss ich genehmigen|muss ich freigeben|muss ich entscheiden|muss ich … genehmigen|muss ich … freigeben|muss ich … entscheiden|zu genehmigen|freizugeben|zu entscheiden|genehmigen|freigeben|entscheiden|was genehmigen|wartet auf mein ok',
  withdraw: 'zieh|ziehe|nimm|storniere|zurückziehen|zurücknehmen|widerrufe|stornieren|annulliere',
  greeting:
    'ansage|ansagen|begrüßung|begrüßungen|voicemail-ansage|voicemailansage|voicemail-begrüßung|anrufbeantworteransage|ansagetext|ansagetexte|mailboxansage|mailbox-ansage|mailboxansagen|ab-ansage|voicemail ansage|voicemail ansagen|voicemailansagen|mailbox ansage|begrüßungstext|ansage des anrufbeantworters|greeting|voicemailbegrüßung|voicemailbegrüßungen',
  recording:
    'aufnahmen|aufzeichnungen|gesprächsaufzeichnungen|aufgezeichnete gespräche|aufgenommene gespräche|aufgezeichnete anrufe|aufgenommene anrufe|mitschnitte|anrufaufzeichnungen|gesprächsaufnahmen|gesprächsmitschnitte|mitschnitt|letzte aufnahme|aufgezeichneten gespräche|aufgezeichneten anrufe|aufgenommenen gespräche',
  group: 'gruppe|gruppen|telefongruppe|telefongruppen|benutzergruppe|benutzergruppen',
  role: 'rolle|rollen|berechtigung|berechtigungen|rechte|benutzerrolle',
  rank: 'admin|administrator|administratorin|queuemanager|queue manager|supervisor|supervisorin|warteschlangenmanager|warteschlangenmanagerin|teamleiter|teamleiterin|systemadmin|mitarbeiter',
  phoneuser:
    'benutzer|telefonbenutzer|user|nutzer|benutzerkonto|telefonnutzer|anwender|benutzerin|mitarbeiter|nutzerkonto',
  newperson:
    'neuen benutzer|neuer benutzer|neuen nutzer|neuer nutzer|neuen user|neuer user|neuen mitarbeiter|neue mitarbeiterin|neuer mitarbeiter|neuen kollegen|neue kollegin|neuer kollege|neuen telefonbenutzer|neuer telefonbenutzer|neues benutzerkonto|neues telefonkonto|neues konto|neuen account|benutzer neu|neue kollegen|neuen azubi|neuen anwender',
  event:
    'ereignisverlauf|ereignisse|ereignis|ereignisprotokoll|konsolenereignisse|events|ereignishistorie|adminereignisse|verlauf der konsole|konsolenverlauf|ereignisliste',
  console:
    'konsole|verwaltungskonsole|adminkonsole|admin-konsole|administrationskonsole|admin konsole|portal|verwaltung|administration',
  contact: 'kontakt|kontakte|kontakten|adressbuch|telefonbuch|kontaktliste|meine kontakte|meinen kontakten',
  numbers: 'nummern|telefone|geräte|rufnummern|apparate|endgeräte|telefonnummern|leitungen',
  notices: 'benachrichtigungen|hinweise|anrufbenachrichtigungen|meldungen|benachrichtigungseinstellungen|anrufhinweise',
  quiethours: 'ruhezeit|ruhezeiten|stille stunden|ruhige stunden|stillen stunden',
  supportcontact:
    'supportkontakt|supportkontakte|supportkontakten|support kontakt|support kontakte|support kontakten|support-kontakt|support-kontakte|support-kontakten|support-ansprechpartner|supportansprechpartner|ansprechpartner für support|supportcontact|empfänger der supportmeldungen|bekommt die supportmeldungen|bekommt supportmeldungen|kriegt die supportmeldungen|kriegt die supportlogs|bekommt die supportlogs|bekommt die support logs|erhält die supportmeldungen|erhält supportmeldungen|erhält die supportlogs',
  welcomemail:
    'willkommensmail|willkommens-mail|willkommensnachricht|begrüßungsmail|willkommensemail|willkommens-e-mail|einladungsmail|willkommenslink|aktivierungsmail|willkommens mail|welcome mail|begrüßungs-mail|willkommens-email|einladungs-mail|willkommensmails|begrüßungsemail',
  audit:
    'audit|audit-protokoll|auditprotokoll|audit-log|auditlog|änderungsprotokoll|protokoll der änderungen|audit trail|änderungsverlauf|änderungshistorie|protokoll|audit log|prüfprotokoll',
  changed: 'geändert|verändert|gemacht|umgestellt|änderungen|getan|angepasst|verstellt',
  waiting: 'wartet|warten|in der leitung|hängen in der leitung|anrufer|in der warteschleife|wartende',
  board:
    'stand der warteschlangen|stand in den warteschlangen|lage in den warteschlangen|lage in den queues|stand der queues|zustand aller warteschlangen|warteschlangenstand|alle queues|alle schlangen|status aller warteschlangen|status aller queues|board|warteschlangenübersicht|übersicht der warteschlangen|übersicht aller warteschlangen|warteschlangen-board|queue board|übersicht über alle warteschlangen|tafel|wallboard|überblick über alle warteschlangen|überblick über die warteschlangen|überblick der warteschlangen|überblick über alle queues|übersicht über die warteschlangen|übersicht über alle queues|übersicht der queues|alle warteschlangen im überblick|warteschlangen im überblick',
  systems:
    'systeme|telefonanlagen|anlagen|alle systeme|telefonsysteme|schnittstellen|dienste|telefonie|die telefonie|telefonsystem',
  sync: 'sync|synchronisation|synchronisierung|abgleich|präsenzabgleich|präsenz-sync|teams-sync|synchron|synchronisiert|präsenzsynchronisation',
  lock: 'darf keiner mehr in|darf niemand mehr in|soll keiner mehr in|soll niemand mehr in|kommt keiner mehr in|kommt niemand mehr in|keiner mehr ins|niemand mehr ins|darf keiner mehr ins|darf niemand mehr ins|lass niemanden mehr ins|lass niemanden mehr in|lass niemanden ins|lass niemanden in|lass niemand mehr ins|lass niemand mehr in|lass keinen mehr ins|lass keinen mehr in|lass keinen ins|lass keinen in|niemanden mehr reinlassen|keinen mehr reinlassen|niemand mehr rein|keiner mehr rein|mach … zu für andere|abschließ|schließ zu|verschließe|verschließ|keine weiteren teilnehmer|niemand darf mehr in|keiner darf mehr in|niemand kommt mehr in|keiner kommt mehr in|sperre|sperr|sperren|verriegle|verriegeln|zusperren|abschließen|abriegeln|schließ … ab|schließe … ab|niemand … rein|niemand … reinkommen|niemand … rein kommen|keiner … rein|keiner … reinkommen|niemanden … rein|keinen … rein|niemand … beitreten|keiner … beitreten|sperr … ab|mach … dicht|riegle … ab|niemanden mehr in|keinen mehr in',
  unlock:
    'entsperre|entsperr|entsperren|entriegle|entriegeln|aufschließen|aufsperren|schließ … auf|schließe … auf|sperr … auf|wieder öffnen|wieder aufmachen|mach … wieder auf|öffne … wieder|mache … wieder auf|lass … wieder rein|leute wieder rein|wieder freigeben',
  mute: 'stumm|stummschalten|stumm schalten|stummstellen|auf stumm|mute',
  unmute:
    'lass … wieder sprechen|lass … wieder reden|lass … sprechen|laut|wieder laut|laut schalten|entstummen|wieder sprechen|unmute|stummschaltung',
  mic: 'mikro|mikrofon|mikros|mikrofone|mikrophon|mic',
  micoff: 'aus|ausschalten|abschalten|abdrehen|stummschalten|ausmachen|aus machen|ab',
  micon: 'ein|an|einschalten|anschalten|wieder an|wieder ein|anmachen|wieder geben|zurück',
  endmeeting: `ende der besprechung|ende des meetings|ende der konferenz|${joined('stoppe|stopp|stoppen', DAS, TREFFEN)}|${joined('|das|die|den|mein|meine', TREFFEN, 'absagen|abbrechen|stoppen')}|leg für alle auf|lege für alle auf|beende das meeting|beende das besprechung|beende das konferenz|beende die meeting|beende die besprechung|beende die konferenz|beende mein meeting|beende mein besprechung|beende mein konferenz|beende meine meeting|beende meine besprechung|beende meine konferenz|beende dieses meeting|beende dieses besprechung|beende dieses konferenz|beende diese meeting|beende diese besprechung|beende diese konferenz|beend das meeting|beend das besprechung|beend das konferenz|beend die meeting|beend die besprechung|beend die konferenz|beend mein meeting|beend mein besprechung|beend mein konferenz|beend meine meeting|beend meine besprechung|beend meine konferenz|beend dieses meeting|beend dieses besprechung|beend dieses konferenz|beend diese meeting|beend diese besprechung|beend diese konferenz|beende das meeting für alle|beende das besprechung für alle|beende das konferenz für alle|beende die meeting für alle|beende die besprechung für alle|beende die konferenz für alle|beende mein meeting für alle|beende mein besprechung für alle|beende mein konferenz für alle|beende meine meeting für alle|beende meine besprechung für alle|beende meine konferenz für alle|beend das meeting für alle|beend das besprechung für alle|beend das konferenz für alle|beend die meeting für alle|beend die besprechung für alle|beend die konferenz für alle|beend mein meeting für alle|beend mein besprechung für alle|beend mein konferenz für alle|beend meine meeting für alle|beend meine besprechung für alle|beend meine konferenz für alle|stopp das meeting für alle|stopp das besprechung für alle|stopp das konferenz für alle|stopp die meeting für alle|stopp die besprechung für alle|stopp die konferenz für alle|stopp mein meeting für alle|stopp mein besprechung für alle|stopp mein konferenz für alle|stopp meine meeting für alle|stopp meine besprechung für alle|stopp meine konferenz für alle`,
  end: 'beende|beend|beenden|schließe|schließen|schließ|zumachen|auflösen|sag … ab|sage … ab|mach … zu|mache … zu|mach … aus|brich … ab|leg … auf|lege … auf|ist zu ende|ist vorbei|beenden wir|schluss mit',
  meeting:
    'laufende besprechung|laufenden besprechung|laufendes meeting|laufenden meeting|laufende meeting|laufende konferenz|aktuelle besprechung|aktuelles meeting|konfi|meetingraum|raum|besprechungsraum|videokonferenz|videobesprechung|videocall|audiokonferenz|video-meeting|videomeeting|videoanruf',
  muteall: `${joined('|schalte|schalt|stell|stelle|mach|mache', 'alle|alle teilnehmer|alle anderen|das meeting|die besprechung|die konferenz|die runde', 'stumm|stummschalten|auf stumm|auf lautlos|leise')}|${joined('|mach|schalte|schalt|dreh', 'alle mikros|alle mikrofone|die mikros|die mikrofone|allen das mikro|allen das mikrofon', 'aus|ab|stumm|ausschalten|abschalten|stummschalten')}`,
  unmuteall: `gib allen das mikro wieder|gib allen das mikrofon wieder|allen das mikro wieder|gib allen wieder das mikro|${joined('|schalte|schalt|stell|stelle|mach|mache', 'alle|alle teilnehmer|das meeting|die besprechung|die konferenz', 'wieder laut|laut|laut schalten|wieder hörbar|wieder an')}|${joined('hebe|heb', 'die stummschaltung', 'auf|für alle auf|aller teilnehmer auf')}|stummschaltung aufheben|stummschaltung für alle aufheben|${joined('|mach|schalte', 'alle mikros|alle mikrofone|die mikros', 'an|ein|wieder an|wieder ein|einschalten')}`,
  attendees:
    'wer ist alles da|wer sitzt im|wer hängt im|anwesende|wer ist schon drin|wer ist schon dabei|wer ist schon im|wer ist noch im|wer ist gerade im|wer ist grad im|ist im meeting drin|wer nimmt teil|wer nimmt alles teil|nimmt teil|nimmt … teil|nehmen … teil|wer ist dabei|wer ist alles dabei|teilnehmer|die teilnehmer|teilnehmerliste|wer ist beigetreten|wer ist drin|wer ist alles drin|liste der teilnehmer|wer hat sich eingewählt|teilnehmende|wer ist schon da im meeting|ist dabei|ist drin',
  phoneup: 'ruf … an|rufe … an|klingel … durch|klingle … durch|klingel … an|ruf … kurz an',
  bring:
    'dazu|hol … dazu|hole … dazu|hol … rein|hole … rein|schalte … dazu|schalt … dazu|nimm … dazu|klingel … an|dazurufen|ruf … dazu|hol|hole|bring|nimm|ruf|rufe|wähl|wähle|füge|dazuholen|reinholen|zieh|holen|schalt|schalte|nehme|steck|pack|hinzuholen|dazuschalten|anrufen',
  kick: 'wirf|schmeiß|schmeiss|kicke|kick|rauswerfen|rausschmeißen|rauskicken|werfe|hinauswerfen',
  takeout:
    'entferne|nimm|hol … raus|hole … raus|entfern|nehme|entfernen|herausnehmen|rausnehmen|lösche|streiche|lösch|raus|austragen|trag|trage',
  leader:
    'leiten|leitet|moderieren|moderiert|vorsitz|moderator|moderatorin|den vorsitz|vorsitzenden|moderation|leitung|leiter|leiterin|die leitung|gastgeber|host|besprechungsleiter|die moderation|den host|gastgeberin|organisator|chair',
  give: 'gib|übergib|gebe|übertrage|geben|übergebe|überlasse|soll|bekommt|übergeben|übertragen|überlass|reich|kriegt|übernimmt',
  make: 'mach|mache|ernenne|befördere|machen|ernennen|stufe|bestimme',
  create:
    'lege|leg|erstelle|anlegen|erstellen|einrichten|richte|füge|brauche|hinzufügen|erzeuge|neu|mach|trag|registriere|aufnehmen',
  need: 'braucht|benötigt|brauchen|sollte|hat verloren|bräuchte|brauch',
  send: 'schick|schicke|sende|senden|verschicken|schicken|mail|verschick|zusenden|zuschicken',
  again: 'noch einmal|nochmal|noch mal|erneut|wieder',
  edit: 'ändere|ändern|bearbeite|bearbeiten|aktualisiere|aktualisieren|korrigiere|pass|passe|umbenennen|benenne|editiere|anpassen|korrigieren|aktualisier|berichtige',
  details:
    'details|detail|daten|namen|name|abteilung|handynummer|mobilnummer|mailadresse|e-mail-adresse|stammdaten|angaben|nachnamen|e-mail|benutzerdaten|profil|email adresse|nachname|kontodaten',
  delete:
    'lösche|löschen|lösch|endgültig entfernen|entferne … endgültig|lösche … endgültig|weg mit|lösch … endgültig|lösch … für immer|lösche … für immer|lösch … komplett|lösche … komplett|entfern … endgültig',
  disable:
    'deaktiviere|deaktivieren|sperre|sperr|sperren|abschalten|deaktivier|schalte … ab|schalt … ab|schalte … aus|schalt … aus|stilllegen|leg … still|lege … still|blockiere|setz … außer kraft|ausschalten|suspendiere|blockier',
  enable:
    'aktiviere|aktivieren|freischalten|reaktiviere|reaktivieren|entsperre|entsperren|schalte … frei|schalt … frei|schalte … ein|schalt … ein|schalte … an|schalt … an|einschalten|entsperr|wieder aktivieren|aktivier|schalte … wieder frei|schalte … wieder ein|schalt … wieder ein|anschalten|wieder freigeben|gib … wieder frei',
  useit: 'verwende|nimm|benutze|stell|stelle|nutze|spiel|spiele|wähle|wechsle|verwenden|abspielen|nutzen',
  assign:
    'weise|weis|gib|übergib|teile|teil|zuweisen|übergebe|zuteilen|ordne|leite|übertrage|weitergeben|überlasse|weiterleiten|geb',
  takeit:
    'nimm dir|schnapp dir|kümmer dich um|kümmere dich um|übernehme|übernimm|nehme|kümmere mich|kümmer mich|kümmere|bearbeite|mach ich|ich mache|übernehmen|meins|bin dran|schnapp mir|bin am|schaue mir|schau mir|weis mir|weise mir|nehm',
  vendor: 'hersteller|lieferanten|anbieter|den hersteller',
  snooze:
    'verschiebe|verschieb|stell … zurück|stelle … zurück|stell|stelle|pausiere|schlummern|später erinnern|vertage|ruhig stellen|stummschalten|schlummere|snooze',
  comment: 'kommentiere|kommentier|kommentar|notiz|kommentieren|notiere|anmerkung|vermerke|schreib',
  export:
    'exportiere|exportieren|herunterladen|lade … herunter|lad … runter|lade … runter|runterladen|export|zip|speichere|exportier|downloaden',
  lookat:
    'zeig|zeige|öffne|öffnen|zeigen|anzeigen|aufmachen|mach … auf|was steht|infos|schau|anschauen|info|ansehen|auf',
  product: 'produkt|des produkts|zum produkt|für das produkt|für produkt',
  standin:
    'entscheidet für mich|genehmigt für mich|vertritt mich bei genehmigungen|vertritt mich bei freigaben|gibt für mich frei|für mich entscheiden|für mich genehmigen|für mich freigeben|meine genehmigungen|meine freigaben|an meiner stelle entscheiden',
  delivered: `${joined('wer hat|wer hätte|wem wurde', '…', 'nicht|noch nicht', 'bekommen|erhalten|gesehen|gelesen|gekriegt|zugestellt')}|${joined('haben|hat', 'alle|jeder', '…', 'bekommen|erhalten|gesehen|gelesen|gekriegt')}|wer hat … verpasst|bei wem ist … nicht angekommen|wer bekam … nicht|wer erhielt … nicht`,
  whocovers: `${joined('wer', 'vertritt|deckt|ersetzt', 'mich', '|gerade|denn|eigentlich')}|wer springt für mich ein|${joined('wer', 'bekommt|kriegt|erhält|übernimmt', 'meine', 'supportmeldungen|supportlogs|support logs|logs')}|wer ist meine vertretung|wer ist meine stellvertretung|wer ist mein vertreter|wer ist mein stellvertreter|habe ich eine vertretung|wer macht meine vertretung|wer vertritt wen`,
  covers: 'vertritt|übernimmt|bekommt|kriegt|springt ein|vertreten|übernehmen|springt … ein',
  delegate: 'übertrage|übergib|gib|delegiere|leite|reiche|delegier|übertragen|weiterleiten|weitergeben',
  stopped:
    'funktioniert nicht|funktioniert nicht mehr|geht nicht|geht nicht mehr|geht nimmer|klappt nicht|klappt nicht mehr|ist abgelaufen|abgelaufen|wird nicht akzeptiert|ist gesperrt|stimmt nicht|stimmt nicht mehr|wird abgelehnt|tut nicht mehr',
  reset:
    'komme nicht mehr in|komm nicht mehr in|komme nicht in|komm nicht in|komme nicht rein|komm nicht rein|kann mich nicht anmelden|kann mich nicht mehr anmelden|kann mich nicht einloggen|kann mich nicht mehr einloggen|habe mich ausgesperrt|hab mich ausgesperrt|mich ausgesperrt aus|bin ausgesperrt|schick mir ein neues|gib mir ein neues|gib mir eine neue|weiß … nicht mehr|weiss … nicht mehr|weiß … nicht|kenne … nicht mehr|nicht mehr wissen|weiß nicht mehr|vergessen|verlegt|verloren|verschlampt|entfallen|fällt mir nicht mehr ein|fällt mir nicht ein|vergisst|braucht|zurücksetzen|neuer|neuen|neues|neue|anderes|nen neuen|ne neue|setz … zurück|setze … zurück|zurückgesetzt|erneuert|komme nicht mehr rein',
  whenback:
    'wann ist … wieder da|wann kommt … wieder|wann ist … zurück|wann kommt … zurück|wann ist … wieder erreichbar|bis wann ist … weg',
};
