import type { ChoiceWords } from './shape.ts';

export const DE: ChoiceWords = {
  sync: {
    on: 'synchronisierung an|synchronisierung ein|synchronisierung einschalten|schalte die synchronisierung ein|schalte die synchronisierung an|synchronisiere meinen status|meinen status synchronisieren|halte meinen status gleich',
    off: 'synchronisierung aus|synchronisierung ausschalten|schalte die synchronisierung aus|schalte die synchronisierung ab|synchronisiere meinen status nicht mehr|meinen status nicht mehr synchronisieren',
  },
  decision: {
    approve:
      'genehmige|genehmigen|freigeben|bewillige|stimme … zu|gib … frei|genehmigt|bewilligt|freigegeben|ist genehmigt|geht klar|abgesegnet',
    deny: 'lehne … ab|ablehnen|verweigere|weise … zurück',
  },
  state: {
    Open: 'mach … wieder auf|öffne … wieder|wieder offen|wieder öffnen|offen|offene|offenen|ungelöst|ungelöste',
    Reported: 'gemeldet|gemeldete|gemeldeten',
    Resolved:
      'schließe|schließ|schließen|löse|lösen|zumachen|zu den akten|fertig|gelöst|gelöste|erledigt|erledigte|behoben|behobene|abgeschlossen|geschlossen',
  },
  presence: {
    AVAILABLE:
      'zu erreichen|wieder zu erreichen|zu sprechen|wieder zu sprechen|wieder ansprechbar|wieder im haus|wieder am telefon|wieder einsatzbereit|wieder am schreibtisch|wieder an bord|verfügbar|wieder verfügbar|erreichbar|wieder erreichbar|frei|wieder frei|anwesend|wieder da|zurück|bin zurück|wieder zurück|bin wieder da|bin wieder zurück|wieder am platz|am platz|wieder im büro|online|wieder online|ansprechbar|wieder ansprechbar|aktiv|aus der mittagspause zurück|zurück aus der mittagspause|zurück vom mittagessen|zurück aus der pause|zurück vom essen|vom essen zurück|da|wieder am start|auf grün|nicht stören aus|nicht stören ausschalten|dnd aus|dnd ausschalten|nicht stören beenden|dnd beenden|nicht stören deaktivieren|dnd deaktivieren|deaktiviere nicht stören|deaktiviere dnd|beende nicht stören|beende dnd|schalte nicht stören aus|schalte dnd aus',
    AWAY: 'eine rauchen|kurz eine rauchen|kurz draußen|mal kurz raus|mal kurz weg|kurz nicht am platz|vom platz weg|auf toilette|beim arzt|kurz vor die tür|kurz abwesend|nicht am tisch|gerade weg|afk|bin mal kurz weg|bin kurz weg|bin dann mal weg|abwesend|weg|nicht am platz|nicht am schreibtisch|unterwegs|kurz weg|kurz raus|bin gleich zurück|gleich wieder da|bin gleich wieder da|außer haus|ausser haus|nicht im büro|nicht da|bin mal weg|nicht anwesend|auf abwesend|gleich zurück',
    DO_NOT_DISTURB:
      'lautlos|auf lautlos|leise|auf leise|niemand soll mich stören|keiner soll mich stören|niemand soll mich anrufen|keiner soll mich anrufen|niemand darf mich stören|nicht anrufen|keine anrufe für mich|bitte keine anrufe|brauch ruhe|ich brauche meine ruhe|auf ruhig|telefon aus|halte mir die anrufe vom leib|durchstellen verboten|in einer sitzung|im termin|in einem termin|im gespräch|in einem gespräch|nicht stören|bitte nicht stören|nicht gestört|nicht gestört werden|beschäftigt|ruhe|meine ruhe|brauche ruhe|fokus|fokuszeit|fokusmodus|konzentriert arbeiten|konzentrationsphase|stör mich nicht|störe mich nicht|stört mich nicht|stör mich jetzt nicht|nicht störn|keine anrufe|keine anrufe mehr durchstellen|keine anrufe durchstellen|keine störung|keine störungen|im meeting|in einer besprechung|in besprechung|in einem meeting|nicht verfügbar|nicht erreichbar|stumm|stummschalten|mein telefon stumm|lasst mich in ruhe|lass mich in ruhe|ungestört|ungestört arbeiten|besetzt|bitte-nicht-stören|nichtstören|anrufe blockieren|stelle keine anrufe durch|stell keine anrufe durch|ruf mich nicht an|in ruhe arbeiten|nich stören|nich gestört werden|von niemandem gestört werden|von niemandem gestört|von keinem gestört werden|von keinem gestört|nicht mehr gestört werden|niemand darf mich anrufen|niemand darf mich unterbrechen|niemand soll mich unterbrechen|niemand kann mich anrufen|niemand kann mich stören|niemand kann mich unterbrechen|keiner darf mich anrufen|keiner darf mich stören|keiner darf mich unterbrechen|keiner soll mich unterbrechen|keiner kann mich anrufen|keiner kann mich stören|keiner kann mich unterbrechen|unerreichbar|konzentrationszeit|arbeitsblock',
    BUSINESS_TRIP:
      'beim kunden vor ort|kundentermin|beim kundentermin|auf kundentermin|auf einer messe|auf der messe|im zug|im flieger|am flughafen|auf geschäftlicher reise|dienstlich weg|geschäftlich weg|unterwegs zum kunden|zum kunden|bei einem kunden|auswärtstermin|auf auswärtstermin|dienstreise|auf dienstreise|geschäftsreise|auf geschäftsreise|auf reisen|verreist|reise|auf reise|beim kunden|beruflich unterwegs|geschäftlich unterwegs|dienstlich unterwegs|auf tour|auf montage',
    LUNCH:
      'mittagspause|in der mittagspause|in mittagspause|in die mittagspause|mittagessen|beim mittagessen|zum mittagessen|beim mittag|mittag machen|mittag|essen|essen gehen|geh essen|gehe essen|beim essen|zum essen|zu tisch|zu mittag|in der mittagszeit|mittags pause|mittag essen|in die kantine|lunchpause|lunch pause|was essen|was essen gehen|etwas essen|mittag essen gehen|essen holen|was zu essen holen|mir was zu essen|etwas zu essen holen|mahlzeit machen|mache mittag|mach mittag|in der kantine|zur kantine|ich bin essen|mal essen|lunch|beim lunch|zum lunch',
  },
  status: {
    READY:
      'bereit|wieder bereit|einsatzbereit|anrufbereit|nehme anrufe an|nehme wieder anrufe an|nehme wieder anrufe|wieder anrufe annehmen|anrufe annehmen|pause beenden|pause vorbei|pausenende|beende meine pause|beende die pause|annahmebereit|gesprächsbereit|auf bereit|mit der pause fertig|startklar',
    NOT_READY:
      'nicht bereit|nicht anrufbereit|unbereit|nehme keine anrufe an|keine anrufe annehmen|keine anrufe mehr annehmen|keine warteschlangenanrufe|nicht gesprächsbereit|nicht-bereit|nichtbereit',
    WRAP_UP:
      'nachbearbeitung|in der nachbearbeitung|in nachbearbeitung|nacharbeit|nachbereitung|nachbearbeiten|nachbearbeitungszeit|in der nacharbeit',
    BREAK:
      'pause|in der pause|in pause|kurze pause|eine pause|eine kurze pause|auf pause|pausieren|pausiere mich|pausiere|kaffeepause|raucherpause|kaffee holen|mach pause|mache pause|pause machen|in die pause|kurze unterbrechung|verschnaufpause|teepause|hole mir einen kaffee',
    LUNCH:
      'mittagspause|in der mittagspause|in die mittagspause|mittagessen|beim mittagessen|zum mittagessen|mittag|zu tisch|zu mittag|beim essen',
    LOGGED_IN:
      'anmelden|einloggen|eingeloggt|angemeldet|melde mich an|meld mich an|melde … an|meld … an|logge … ein|logg … ein|log … ein|einwählen|trag … ein|trage … ein|beitreten|nimm mich auf|nimm … auf|eintragen|füge … hinzu|pack mich in|setz mich in die|buche … ein|schalte … auf|meldest … an|loggst … ein|nimmst … auf|einloggen in|trägst … ein|bring … rein',
    LOGGED_OUT:
      'abmelden|ausloggen|ausgeloggt|abgemeldet|melde mich ab|meld mich ab|melde … ab|meld … ab|logge … aus|logg … aus|log … aus|verlassen|verlasse|austragen|trag … aus|trage … aus|nimm … raus|nimm … heraus|nimm mich aus|nimm … aus|hol … raus|hole … raus|rausnehmen|entferne mich aus|entferne mich|entferne … aus|entfernen|schmeiß mich aus|wirf mich aus|buche … aus|meldest … ab|loggst … aus|nimmst … raus|trägst … aus|holst … raus|schmeiß … raus',
  },
  target: {
    account:
      'telefonpasswort|telefonkennwort|kontopasswort|kontokennwort|passwort meines telefonkontos|telefonkonto|konto|telefon-passwort|passwort für mein telefonkonto|passwort fürs telefon|passwort für mein telefon|passwort vom telefon|passwort meines kontos|passwort für mein konto|telefon passwort',
    extension:
      'sip-passwort|sip passwort|sip-kennwort|sip kennwort|nebenstellenpasswort|nebenstellenkennwort|passwort meiner nebenstelle|passwort der nebenstelle|sip|nebenstelle|gerätepasswort|durchwahl|passwort für mein softphone|passwort für mein sip-telefon|passwort für mein sip-client|passwort für mein sip-konto|passwort für meinem softphone|passwort für meinem sip-telefon|passwort für meinem sip-client|passwort für meinem sip-konto|passwort für das softphone|passwort für das sip-telefon|passwort für das sip-client|passwort für das sip-konto|passwort für dem softphone|passwort für dem sip-telefon|passwort für dem sip-client|passwort für dem sip-konto|passwort von mein softphone|passwort von mein sip-telefon|passwort von mein sip-client|passwort von mein sip-konto|passwort von meinem softphone|passwort von meinem sip-telefon|passwort von meinem sip-client|passwort von meinem sip-konto|passwort von das softphone|passwort von das sip-telefon|passwort von das sip-client|passwort von das sip-konto|passwort von dem softphone|passwort von dem sip-telefon|passwort von dem sip-client|passwort von dem sip-konto|kennwort für mein softphone|kennwort für mein sip-telefon|kennwort für mein sip-client|kennwort für mein sip-konto|kennwort für meinem softphone|kennwort für meinem sip-telefon|kennwort für meinem sip-client|kennwort für meinem sip-konto|kennwort für das softphone|kennwort für das sip-telefon|kennwort für das sip-client|kennwort für das sip-konto|kennwort für dem softphone|kennwort für dem sip-telefon|kennwort für dem sip-client|kennwort für dem sip-konto|kennwort von mein softphone|kennwort von mein sip-telefon|kennwort von mein sip-client|kennwort von mein sip-konto|kennwort von meinem softphone|kennwort von meinem sip-telefon|kennwort von meinem sip-client|kennwort von meinem sip-konto|kennwort von das softphone|kennwort von das sip-telefon|kennwort von das sip-client|kennwort von das sip-konto|kennwort von dem softphone|kennwort von dem sip-telefon|kennwort von dem sip-client|kennwort von dem sip-konto|softphone-passwort|softphonepasswort|softphone passwort|softphone|passwort fürs softphone|passwort meiner durchwahl|passwort für meine durchwahl|sip-zugang|sip-zugangsdaten',
    voicemail:
      'voicemail-pin|voicemail pin|voicemail|mailbox-pin|mailbox pin|anrufbeantworter-pin|anrufbeantworter pin|anrufbeantworter|mailbox|pin|sprachbox',
  },
  on: {
    on: 'starte … aufnahme|starte … aufzeichnung|start … aufnahme|schalte … aufnahme ein|zeichne … auf|nimm … auf|schneide … mit|aufzeichnen|mitschneiden|aufnahme an|aufnahme ein|zeichne auf|nimm auf|aufzeichnung starten|starte die aufzeichnung|aufzeichnung an|schalte die aufnahme ein|mitschnitt starten|starte die aufnahme|start die aufnahme|aufnahme starten|aufnahme an|nimm das meeting auf|nimm die besprechung auf|nimm die konferenz auf|zeichne das meeting auf|zeichne die besprechung auf|aufzeichnung starten|starte die aufzeichnung|aufnahme ein|aufnahme einschalten|meeting aufzeichnen|meeting aufnehmen|schalte die aufnahme ein|beginne die aufnahme',
    off: 'stopp … aufnahme|stopp … aufzeichnung|stoppe … aufnahme|stoppe … aufzeichnung|beende … aufnahme|beende … aufzeichnung|aufzeichnung stoppen|stoppe die aufzeichnung|beende die aufzeichnung|aufnahme aus|aufzeichnung aus|schalte die aufnahme aus|aufnahme anhalten|hör auf aufzunehmen|mitschnitt beenden|aufzeichnung beenden|stopp die aufzeichnung|halt die aufnahme an|stoppe die aufnahme|stopp die aufnahme|beende die aufnahme|aufnahme beenden|aufnahme stoppen|aufnahme aus|aufzeichnung beenden|beende die aufzeichnung|stoppe die aufzeichnung|schalte die aufnahme aus|aufnahme ausschalten',
  },
  layout: {
    auto: 'automatisch',
    '1': 'eine kachel|vollbild',
    '2': 'zwei kacheln|nebeneinander',
    '3': 'drei kacheln',
    '4': 'vier kacheln',
    '6': 'sechs kacheln',
    '9': 'neun kacheln',
  },
  notice: {
    'missed-on':
      'sag mir wenn ich einen anruf verpasse|sag mir bescheid wenn ich einen anruf verpasse|benachrichtige mich wenn ich einen anruf verpasse|informiere mich wenn ich einen anruf verpasse|melde dich wenn ich einen anruf verpasse|gib mir bescheid wenn ich einen anruf verpasse|sag bescheid wenn ich einen anruf verpasse|sag mir wenn ich anrufe verpasse|sag mir bescheid wenn ich anrufe verpasse|benachrichtige mich wenn ich anrufe verpasse|informiere mich wenn ich anrufe verpasse|melde dich wenn ich anrufe verpasse|gib mir bescheid wenn ich anrufe verpasse|sag bescheid wenn ich anrufe verpasse|sag mir bei verpassten anrufen|sag mir bescheid bei verpassten anrufen|benachrichtige mich bei verpassten anrufen|informiere mich bei verpassten anrufen|melde dich bei verpassten anrufen|gib mir bescheid bei verpassten anrufen|sag bescheid bei verpassten anrufen|sag mir über verpasste anrufe|sag mir bescheid über verpasste anrufe|benachrichtige mich über verpasste anrufe|informiere mich über verpasste anrufe|melde dich über verpasste anrufe|gib mir bescheid über verpasste anrufe|sag bescheid über verpasste anrufe|sag mir wenn ich was verpasse|sag mir bescheid wenn ich was verpasse|benachrichtige mich wenn ich was verpasse|informiere mich wenn ich was verpasse|melde dich wenn ich was verpasse|gib mir bescheid wenn ich was verpasse|sag bescheid wenn ich was verpasse|melde mir verpasste anrufe|benachrichtigungen bei verpassten anrufen an|sag mir bescheid wenn ich einen anruf verpasse|benachrichtige mich über verpasste anrufe|benachrichtige mich bei verpassten anrufen|melde mir verpasste anrufe|informiere mich über verpasste anrufe|benachrichtigung bei verpassten anrufen an',
    'missed-off':
      'benachrichtige mich nicht mehr über verpasste anrufe|keine hinweise mehr zu verpassten anrufen|sag mir nicht mehr wenn ich einen anruf verpasse|keine benachrichtigungen mehr bei verpassten anrufen|benachrichtigungen bei verpassten anrufen aus|benachrichtige mich nicht mehr über verpasste anrufe|keine benachrichtigungen über verpasste anrufe|melde mir keine verpassten anrufe mehr|benachrichtigung bei verpassten anrufen aus',
    'voicemail-on':
      'sag mir wenn ich eine voicemail bekomme|sag mir bescheid wenn ich eine voicemail bekomme|benachrichtige mich wenn ich eine voicemail bekomme|informiere mich wenn ich eine voicemail bekomme|melde dich wenn ich eine voicemail bekomme|gib mir bescheid wenn ich eine voicemail bekomme|sag bescheid wenn ich eine voicemail bekomme|sag mir bei neuen voicemails|sag mir bescheid bei neuen voicemails|benachrichtige mich bei neuen voicemails|informiere mich bei neuen voicemails|melde dich bei neuen voicemails|gib mir bescheid bei neuen voicemails|sag bescheid bei neuen voicemails|sag mir über voicemails|sag mir bescheid über voicemails|benachrichtige mich über voicemails|informiere mich über voicemails|melde dich über voicemails|gib mir bescheid über voicemails|sag bescheid über voicemails|sag mir über neue voicemails|sag mir bescheid über neue voicemails|benachrichtige mich über neue voicemails|informiere mich über neue voicemails|melde dich über neue voicemails|gib mir bescheid über neue voicemails|sag bescheid über neue voicemails|sag mir bei voicemails|sag mir bescheid bei voicemails|benachrichtige mich bei voicemails|informiere mich bei voicemails|melde dich bei voicemails|gib mir bescheid bei voicemails|sag bescheid bei voicemails|sag mir wenn eine voicemail kommt|sag mir bescheid wenn eine voicemail kommt|benachrichtige mich wenn eine voicemail kommt|informiere mich wenn eine voicemail kommt|melde dich wenn eine voicemail kommt|gib mir bescheid wenn eine voicemail kommt|sag bescheid wenn eine voicemail kommt|benachrichtige mich über voicemails|benachrichtige mich über neue voicemails|sag mir bescheid wenn ich eine voicemail bekomme|melde mir voicemails',
    'voicemail-off':
      'benachrichtige mich nicht mehr über voicemails|keine hinweise mehr zu voicemails|keine benachrichtigungen mehr bei voicemails|benachrichtigungen bei voicemails aus|benachrichtige mich nicht mehr über voicemails|keine benachrichtigungen über voicemails|melde mir keine voicemails mehr',
    'calls-on':
      'sag mir wer anruft|sag mir bescheid wer anruft|benachrichtige mich wer anruft|informiere mich wer anruft|melde dich wer anruft|gib mir bescheid wer anruft|sag bescheid wer anruft|sag mir wenn jemand anruft|sag mir bescheid wenn jemand anruft|benachrichtige mich wenn jemand anruft|informiere mich wenn jemand anruft|melde dich wenn jemand anruft|gib mir bescheid wenn jemand anruft|sag bescheid wenn jemand anruft|sag mir bei eingehenden anrufen|sag mir bescheid bei eingehenden anrufen|benachrichtige mich bei eingehenden anrufen|informiere mich bei eingehenden anrufen|melde dich bei eingehenden anrufen|gib mir bescheid bei eingehenden anrufen|sag bescheid bei eingehenden anrufen|sag mir über eingehende anrufe|sag mir bescheid über eingehende anrufe|benachrichtige mich über eingehende anrufe|informiere mich über eingehende anrufe|melde dich über eingehende anrufe|gib mir bescheid über eingehende anrufe|sag bescheid über eingehende anrufe|sag mir wenn mich jemand anruft|sag mir bescheid wenn mich jemand anruft|benachrichtige mich wenn mich jemand anruft|informiere mich wenn mich jemand anruft|melde dich wenn mich jemand anruft|gib mir bescheid wenn mich jemand anruft|sag bescheid wenn mich jemand anruft|sag mir wer anruft|sag mir bescheid wer anruft|benachrichtige mich über eingehende anrufe|melde mir eingehende anrufe|sag mir bescheid wenn jemand anruft',
    'calls-off':
      'sag mir nicht mehr wer anruft|benachrichtige mich nicht mehr über eingehende anrufe|keine hinweise mehr zu eingehenden anrufen|benachrichtigungen bei anrufen aus|sag mir nicht mehr wer anruft|benachrichtige mich nicht mehr über eingehende anrufe|melde mir keine eingehenden anrufe mehr',
  },
  mode: {
    audio: 'audio|telefonkonferenz|sprachkonferenz|audiokonferenz|nur audio|sprache|audio-meeting',
    video: 'video|videokonferenz|videoanruf|mit video|mit kamera|videomeeting|videobesprechung|video-meeting|videocall',
  },
  filter: {
    missed:
      'verpasst habe|verpaßt|versäumt|nicht angenommen|unbeantwortete|unbeantworteten|verpasst|verpasste|verpassten|entgangene|entgangenen|versäumte|nicht angenommene',
    today: 'heute|heutige|heutigen|von heute',
  },
};
