import type { Language } from '../../core/language.ts';
import { joined } from './products.ts';
import type { ByValue } from './shape.ts';

/**
 * How people say the values of choices, by field and canonical value. The words that a command declares itself need not
 * be repeated. "…" stands for a word or a few between ("log Omar out").
 */
export type ChoiceWords = Readonly<Record<string, ByValue>>;

const GONE_FOR_LUNCH = `${joined('gone|going|off|out|heading|headed|heading out|popping out|stepping out|went|running out|leaving|away|break|popped out|nipping out', 'to|for|at', 'lunch|my lunch|a bite|food|a sandwich|my lunch break|some lunch|some food')}|${joined('grab|grabbing|get|getting|having|eating|fetching', 'food|some food|a bite|a sandwich|a salad|some lunch|my lunch')}|grab something to eat|get something to eat|grab some food|getting food|eating something`;

/** Recording, with everything that can be meant by it. */
const RECORD = joined(
  'record|start recording|begin recording',
  '|the|this|my|our',
  'meeting|call|conference|session|video call|conference call|conversation',
);

export const CHOICES: Record<Language, ChoiceWords> = {
  en: {
    sync: {
      on: 'turn presence sync on|turn on presence sync|turn on the presence sync|turn my presence sync on|switch on presence sync|switch presence sync on|presence sync on|start syncing my presence|sync my presence|sync my status|keep my presence in sync|keep my status in sync|enable presence sync',
      off: 'turn presence sync off|turn off presence sync|turn off the presence sync|turn my presence sync off|switch off presence sync|switch presence sync off|presence sync off|stop syncing my presence|stop syncing my status|do not sync my presence|disable presence sync',
    },
    decision: { approve: 'approve|accept|grant|agree to|sign off', deny: 'deny|reject|decline|refuse|turn down' },
    state: {
      Open: 'open|unresolved|unsolved|reopen',
      Reported: 'reported|escalated',
      Resolved: 'resolved|solved|fixed|closed|done|resolve|solve|close',
    },
    presence: {
      AVAILABLE:
        "available again|free again|online again|back online|back|i'm back|im back|back at my desk|at my desk|back from lunch|back from my lunch|back from my lunch break|back from the meeting|back from my trip|back from break|back in the office|back at work|reachable|reachable again|open for calls|here again|active|green|no longer busy|not busy anymore|not away anymore|can take calls|can be reached|avail|available now|turn off do not disturb|turn off dnd|turn dnd off|turn do not disturb off|disable dnd|disable do not disturb|dnd off|do not disturb off|end dnd|end do not disturb|switch off dnd|switch off do not disturb|stop dnd|stop do not disturb|remove dnd|no longer dnd|exit dnd|leave dnd|cancel dnd|cancel do not disturb|deactivate dnd|deactivate do not disturb",
      AWAY: 'away for a bit|out of the room|not at my seat|taking a walk|in the restroom|in the bathroom|at the doctor|at the dentist|gotta run|gotta step out|out for a moment|out for a minute|stepping away from my desk|leaving my desk for a bit|in another building|afk|brb|be right back|stepping out|stepped out|step out|step away|stepping away|away from my desk|away from keyboard|not at my desk|out of office|out of the office|ooo|gone|absent|inactive|out for a bit|off for a bit|idle|popping out|heading out|on an errand|running an errand|leaving my desk|back in a bit|back soon|away mode',
      DO_NOT_DISTURB:
        "nobody should ring me|nobody should call me|no one should call me|nobody calls me|nobody disturbs me|no one disturbs me|nobody may disturb me|nobody should disturb me|no one should disturb me|no calls for me|no calls please|block everyone|silence everything|on silent|put my phone on silent|phone on silent|mute all my calls|i need quiet|need some quiet|need quiet|need peace and quiet|don't want to be disturbed|do not want to be disturbed|in the zone|do not ring me|stop ringing me|stop the calls|don't want any calls|do not want any calls|hold all calls|keep calls away|on a deadline|dnd on|do not disturb|don't disturb|dont disturb me|don't disturb me|do not disturb me|do not disturb mode|dnd mode|do-not-disturb|busy|focus|focus mode|focus time|focusing|quiet|quiet mode|quiet time|silence|silent|silent mode|mute my phone|silence my phone|no calls|no interruptions|hold my calls|hold all my calls|hold calls|block my calls|block calls|block all calls|leave me alone|in a meeting|heads down|heads-down|deep work|not to be disturbed|concentrate|need to concentrate|unavailable|red|no disturbance|don't bother me|do not bother me|don't let anyone disturb me|don't let anybody disturb me|don't put any calls through|don't put calls through|don't ring me|don't ring my phone|don't call me|stop calls|stop all calls|don't interrupt me|do not interrupt me|donotdisturb|do not distrub|do not disturbe",
      BUSINESS_TRIP:
        'on the train|on a train|on the plane|on a plane|at the airport|on my way to a customer|on the way to a customer|to a customer|to a client|with a customer|with a client|at customer site|at the customer|at the client|at a conference|at a trade fair|at a fair|off site|offsite|on site at a customer|out visiting|flying|on tour|on a work trip|travelling for business|business trip|on a trip|on trip|on a business trip|on business travel|business travel|traveling|travelling|traveling for work|travelling for work|on the road|out of town|away on business|on business|at a customer|at a client|visiting a customer|visiting customers|work trip|on a work trip|travel mode|trip mode',
      LUNCH: `lunch break|on lunch|at lunch|having lunch|eating lunch|${GONE_FOR_LUNCH}|grabbing lunch|grab lunch|get lunch|take lunch|taking lunch|lunchtime|lunch time|lunching|eating|meal break|lunch mode|off for lunch|grab a bite|getting lunch|lunch hour|on my lunch break|on lunch break|taking my lunch|taking my lunch break`,
    },
    status: {
      READY:
        'ready for calls|ready to take calls|ready again|ready to go|taking calls|take calls|taking calls again|accept calls|accepting calls|receive calls|back in the queue|back on the queue|back from break|back to ready|available for calls|ready state|ready mode|unpause|unpause me|resume|resume calls|off break|end my break|end break|stop my break',
      NOT_READY:
        "not ready|unready|not taking calls|not accepting calls|stop taking calls|no queue calls|not available for calls|pause my calls|pause calls|stop sending me calls|stop giving me calls|don't send me calls|don't give me calls|no more calls|not-ready",
      WRAP_UP:
        'wrap up|wrap-up|wrapping up|after call work|after-call work|acw|post call work|post-call work|finishing my notes|finishing notes|follow-up work|call notes|wrap up mode|wrap-up time',
      BREAK:
        'on break|on a break|take a break|taking a break|take a short break|take a quick break|taking my break|take five|coffee break|having a break|short break|quick break|a break|my break|pause me|smoke break|tea break|bathroom break|bio break|breather|break time|pause|going on break|go on break|need a break|on pause|grab a coffee|grabbing a coffee|get a coffee|getting coffee|grab coffee',
      LUNCH: `lunch break|on lunch|at lunch|${GONE_FOR_LUNCH}|having lunch|eating lunch|take lunch|taking lunch|lunchtime|meal break|lunch mode`,
      LOGGED_IN:
        'kick off my shift|begin my shift|start my day|starting my shift|beginning my shift|my shift starts|log in|log me in|log me into|log me on|log on|log into|logged in|logged into|logging in|sign in|sign me in|sign me into|sign into|sign me on|signed in|log … in|log … into|sign … in|sign … into|join|enter|add me to|put me in|put me into|get me in|get me into|put me back in|put me back into|put me back on|add me back to|start my shift|clock me in|clock in|enroll me in|activate me in|let me in',
      LOGGED_OUT:
        'log out|log me out|log off|log me off|logged out|logging out|logging off|sign out|sign me out|sign off|sign me off|signed out|log … out|log … off|sign … out|sign … off|take me out|take me off|take … out of|take … off|remove me|remove me from|remove … from|get me out|get me off|leave|pull me out|pull me off|pull … out of|pull … off|kick me out|drop me from|clock me out|clock out|end my shift|exit|done for today in|out of the queue|out of all queues|deactivate me in',
    },
    target: {
      account:
        'phone password|account password|phone account password|account|my account|login password|client password|app password|pbx password',
      extension:
        'sip password|extension password|sip|extension|device password|desk phone password|sip credentials|sip secret|phone registration password',
      voicemail:
        'voicemail pin|voicemail password|voice mail pin|voicemail|voice mail|mailbox pin|mailbox password|voicemail code|pin',
    },
    on: {
      on: `record|start … recording|turn on … recording|${RECORD}|record it|record that|switch on the recording|switch recording on|start the recording|get this on record|recording on please|keep a recording|start recording|start the recording|record the meeting|record this meeting|record this call|record the call|record my meeting|turn recording on|turn on recording|turn on the recording|switch recording on|recording on|begin recording|start recording the meeting|start recording this meeting|start recording the call|record this|start to record`,
      off: 'stop … recording|turn off … recording|end … recording|stop record|no more recording|pause the recording|pause recording|recording off please|cut the recording|kill the recording|switch off the recording|end the recording now|stop taping|stop recording|stop the recording|end the recording|turn recording off|turn off recording|turn off the recording|switch recording off|recording off|stop recording the meeting|stop recording this meeting|stop recording the call|end recording',
    },
    layout: {
      auto: 'automatic|automatically',
      '1': 'one tile|full screen|fullscreen|speaker view',
      '2': 'two tiles|side by side',
      '3': 'three tiles',
      '4': 'four tiles',
      '6': 'six tiles',
      '9': 'nine tiles',
    },
    notice: {
      'missed-on':
        "tell me about missed calls|notify me about missed calls|let me know about missed calls|alert me about missed calls|message me about missed calls|inform me about missed calls|ping me about missed calls|tell me of missed calls|notify me of missed calls|let me know of missed calls|alert me of missed calls|message me of missed calls|inform me of missed calls|ping me of missed calls|tell me when i miss a call|notify me when i miss a call|let me know when i miss a call|alert me when i miss a call|message me when i miss a call|inform me when i miss a call|ping me when i miss a call|tell me if i miss a call|notify me if i miss a call|let me know if i miss a call|alert me if i miss a call|message me if i miss a call|inform me if i miss a call|ping me if i miss a call|tell me when i've missed a call|notify me when i've missed a call|let me know when i've missed a call|alert me when i've missed a call|message me when i've missed a call|inform me when i've missed a call|ping me when i've missed a call|tell me about calls i missed|notify me about calls i missed|let me know about calls i missed|alert me about calls i missed|message me about calls i missed|inform me about calls i missed|ping me about calls i missed|tell me when there is a missed call|notify me when there is a missed call|let me know when there is a missed call|alert me when there is a missed call|message me when there is a missed call|inform me when there is a missed call|ping me when there is a missed call|tell me about missed calls|tell me about my missed calls|tell me of missed calls|tell me when i miss a call|notify me about missed calls|notify me of missed calls|notify me when i miss a call|let me know when i miss a call|let me know about missed calls|turn on missed call notices|missed call notices on|alert me about missed calls|alert me when i miss a call|message me when i miss a call",
      'missed-off':
        "stop telling me about missed calls|stop notifying me about missed calls|stop alerting me about missed calls|stop informing me about missed calls|stop messaging me about missed calls|stop pinging me about missed calls|stop telling me of missed calls|stop notifying me of missed calls|stop alerting me of missed calls|stop informing me of missed calls|stop messaging me of missed calls|stop pinging me of missed calls|don't tell me about missed calls anymore|no more messages about missed calls|missed call alerts off|stop telling me about missed calls|stop telling me about my missed calls|stop notifying me about missed calls|no more missed call notices|turn off missed call notices|missed call notices off|no notices about missed calls|do not tell me about missed calls|no more notices of missed calls",
      'voicemail-on':
        'tell me about voicemails|notify me about voicemails|let me know about voicemails|alert me about voicemails|message me about voicemails|inform me about voicemails|ping me about voicemails|tell me about new voicemails|notify me about new voicemails|let me know about new voicemails|alert me about new voicemails|message me about new voicemails|inform me about new voicemails|ping me about new voicemails|tell me when i get a voicemail|notify me when i get a voicemail|let me know when i get a voicemail|alert me when i get a voicemail|message me when i get a voicemail|inform me when i get a voicemail|ping me when i get a voicemail|tell me of voicemails|notify me of voicemails|let me know of voicemails|alert me of voicemails|message me of voicemails|inform me of voicemails|ping me of voicemails|tell me of new voicemails|notify me of new voicemails|let me know of new voicemails|alert me of new voicemails|message me of new voicemails|inform me of new voicemails|ping me of new voicemails|tell me about voicemail|notify me about voicemail|let me know about voicemail|alert me about voicemail|message me about voicemail|inform me about voicemail|ping me about voicemail|tell me when there is a voicemail|notify me when there is a voicemail|let me know when there is a voicemail|alert me when there is a voicemail|message me when there is a voicemail|inform me when there is a voicemail|ping me when there is a voicemail|tell me when someone leaves a voicemail|notify me when someone leaves a voicemail|let me know when someone leaves a voicemail|alert me when someone leaves a voicemail|message me when someone leaves a voicemail|inform me when someone leaves a voicemail|ping me when someone leaves a voicemail|tell me about voicemails|tell me about new voicemails|tell me when i get a voicemail|notify me about voicemail|notify me about voicemails|notify me when i get a voicemail|let me know when i get a voicemail|turn on voicemail notices|voicemail notices on',
      'voicemail-off':
        "stop telling me about voicemails|stop notifying me about voicemails|stop alerting me about voicemails|stop informing me about voicemails|stop messaging me about voicemails|stop pinging me about voicemails|stop telling me about voicemail|stop notifying me about voicemail|stop alerting me about voicemail|stop informing me about voicemail|stop messaging me about voicemail|stop pinging me about voicemail|stop telling me of voicemails|stop notifying me of voicemails|stop alerting me of voicemails|stop informing me of voicemails|stop messaging me of voicemails|stop pinging me of voicemails|no more messages about voicemails|voicemail alerts off|don't tell me about voicemails anymore|stop telling me about voicemails|stop telling me about voicemail|stop notifying me about voicemail|stop notifying me about voicemails|turn off voicemail notices|voicemail notices off|no more voicemail notices",
      'calls-on':
        "tell me who is calling|notify me who is calling|let me know who is calling|alert me who is calling|message me who is calling|inform me who is calling|ping me who is calling|tell me who's calling|notify me who's calling|let me know who's calling|alert me who's calling|message me who's calling|inform me who's calling|ping me who's calling|tell me when somebody calls|notify me when somebody calls|let me know when somebody calls|alert me when somebody calls|message me when somebody calls|inform me when somebody calls|ping me when somebody calls|tell me when someone calls|notify me when someone calls|let me know when someone calls|alert me when someone calls|message me when someone calls|inform me when someone calls|ping me when someone calls|tell me when someone calls me|notify me when someone calls me|let me know when someone calls me|alert me when someone calls me|message me when someone calls me|inform me when someone calls me|ping me when someone calls me|tell me about incoming calls|notify me about incoming calls|let me know about incoming calls|alert me about incoming calls|message me about incoming calls|inform me about incoming calls|ping me about incoming calls|tell me of incoming calls|notify me of incoming calls|let me know of incoming calls|alert me of incoming calls|message me of incoming calls|inform me of incoming calls|ping me of incoming calls|tell me when a call comes in|notify me when a call comes in|let me know when a call comes in|alert me when a call comes in|message me when a call comes in|inform me when a call comes in|ping me when a call comes in|tell me when my phone rings|notify me when my phone rings|let me know when my phone rings|alert me when my phone rings|message me when my phone rings|inform me when my phone rings|ping me when my phone rings|tell me who is calling|tell me who's calling|tell me when somebody calls|tell me when someone calls me|notify me when somebody calls|notify me of incoming calls|notify me about incoming calls|let me know who is calling|let me know when someone calls|tell me about incoming calls|turn on incoming call notices|incoming call notices on",
      'calls-off':
        "stop telling me about incoming calls|stop notifying me about incoming calls|stop alerting me about incoming calls|stop informing me about incoming calls|stop messaging me about incoming calls|stop pinging me about incoming calls|stop telling me of incoming calls|stop notifying me of incoming calls|stop alerting me of incoming calls|stop informing me of incoming calls|stop messaging me of incoming calls|stop pinging me of incoming calls|stop telling me who is calling|stop notifying me who is calling|stop alerting me who is calling|stop informing me who is calling|stop messaging me who is calling|stop pinging me who is calling|don't tell me who is calling anymore|incoming call alerts off|stop telling me who is calling|stop telling me about incoming calls|stop notifying me about incoming calls|stop notifying me of incoming calls|turn off incoming call notices|incoming call notices off|no more incoming call notices",
    },
    mode: {
      audio: 'audio|voice|audio only|voice only|phone conference|conference call|audio conference|voice call',
      video: 'video|video call|video conference|with video|with camera',
    },
    filter: {
      missed: 'missed|miss|tried to call me|unanswered|not answered|lost',
      today: "today|today's|todays|of today|from today",
    },
  },
  de: {
    sync: {
      on: 'synchronisierung an|synchronisierung ein|synchronisierung einschalten|schalte die synchronisierung ein|schalte die synchronisierung an|synchronisiere meinen status|meinen status synchronisieren|halte meinen status gleich',
      off: 'synchronisierung aus|synchronisierung ausschalten|schalte die synchronisierung aus|schalte die synchronisierung ab|synchronisiere meinen status nicht mehr|meinen status nicht mehr synchronisieren',
    },
    decision: {
      approve: 'genehmige|genehmigen|freigeben|bewillige|stimme … zu|gib … frei',
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
        'lautlos|auf lautlos|leise|auf leise|niemand soll mich stören|keiner soll mich stören|niemand soll mich anrufen|keiner soll mich anrufen|niemand darf mich stören|nicht anrufen|keine anrufe für mich|bitte keine anrufe|brauch ruhe|ich brauche meine ruhe|auf ruhig|telefon aus|halte mir die anrufe vom leib|durchstellen verboten|in einer sitzung|im termin|in einem termin|im gespräch|in einem gespräch|nicht stören|bitte nicht stören|nicht gestört|nicht gestört werden|beschäftigt|ruhe|meine ruhe|brauche ruhe|fokus|fokuszeit|fokusmodus|konzentriert arbeiten|konzentrationsphase|stör mich nicht|störe mich nicht|stört mich nicht|stör mich jetzt nicht|nicht störn|keine anrufe|keine anrufe mehr durchstellen|keine anrufe durchstellen|keine störung|keine störungen|im meeting|in einer besprechung|in besprechung|in einem meeting|nicht verfügbar|nicht erreichbar|stumm|stummschalten|mein telefon stumm|lasst mich in ruhe|lass mich in ruhe|ungestört|ungestört arbeiten|besetzt|bitte-nicht-stören|nichtstören|anrufe blockieren|stelle keine anrufe durch|stell keine anrufe durch|ruf mich nicht an|in ruhe arbeiten',
      BUSINESS_TRIP:
        'beim kunden vor ort|kundentermin|beim kundentermin|auf kundentermin|auf einer messe|auf der messe|im zug|im flieger|am flughafen|auf geschäftlicher reise|dienstlich weg|geschäftlich weg|unterwegs zum kunden|zum kunden|bei einem kunden|auswärtstermin|auf auswärtstermin|dienstreise|auf dienstreise|geschäftsreise|auf geschäftsreise|auf reisen|verreist|reise|auf reise|beim kunden|beruflich unterwegs|geschäftlich unterwegs|dienstlich unterwegs|auf tour|auf montage',
      LUNCH:
        'mittagspause|in der mittagspause|in mittagspause|in die mittagspause|mittagessen|beim mittagessen|zum mittagessen|beim mittag|mittag machen|mittag|essen|essen gehen|geh essen|gehe essen|beim essen|zum essen|zu tisch|zu mittag|in der mittagszeit|mittags pause|mittag essen|in die kantine|lunchpause|lunch pause|was essen|was essen gehen|etwas essen',
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
        'anmelden|einloggen|eingeloggt|angemeldet|melde mich an|meld mich an|melde … an|meld … an|logge … ein|logg … ein|log … ein|einwählen|trag … ein|trage … ein|beitreten|nimm mich auf|nimm … auf|eintragen|füge … hinzu|pack mich in|setz mich in die|buche … ein|schalte … auf',
      LOGGED_OUT:
        'abmelden|ausloggen|ausgeloggt|abgemeldet|melde mich ab|meld mich ab|melde … ab|meld … ab|logge … aus|logg … aus|log … aus|verlassen|verlasse|austragen|trag … aus|trage … aus|nimm … raus|nimm … heraus|nimm mich aus|nimm … aus|hol … raus|hole … raus|rausnehmen|entferne mich aus|entferne mich|entferne … aus|entfernen|schmeiß mich aus|wirf mich aus|buche … aus',
    },
    target: {
      account:
        'telefonpasswort|telefonkennwort|kontopasswort|kontokennwort|passwort meines telefonkontos|telefonkonto|konto|telefon-passwort',
      extension:
        'sip-passwort|sip passwort|sip-kennwort|sip kennwort|nebenstellenpasswort|nebenstellenkennwort|passwort meiner nebenstelle|passwort der nebenstelle|sip|nebenstelle|gerätepasswort|durchwahl',
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
      video:
        'video|videokonferenz|videoanruf|mit video|mit kamera|videomeeting|videobesprechung|video-meeting|videocall',
    },
    filter: {
      missed:
        'verpasst habe|verpaßt|versäumt|nicht angenommen|unbeantwortete|unbeantworteten|verpasst|verpasste|verpassten|entgangene|entgangenen|versäumte|nicht angenommene',
      today: 'heute|heutige|heutigen|von heute',
    },
  },
  fr: {
    sync: {
      on: 'active la synchronisation|activer la synchronisation|synchronise ma présence|synchronise mon statut|synchroniser ma présence',
      off: 'désactive la synchronisation|désactiver la synchronisation|arrête la synchronisation|ne synchronise plus ma présence|ne synchronise plus mon statut',
    },
    decision: {
      approve: 'approuve|approuver|accepte|accepter|valide|valider',
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
        "me dérange pas|me dérangez pas|dérange pas|dérangez pas|pas de dérangement|que personne ne me dérange|que personne ne m'appelle|personne ne doit me déranger|personne ne doit m'appeler|ne m'appelez pas|ne m'appelle pas|sans appels|aucun appel|je ne veux pas d'appels|je ne veux aucun appel|en rendez-vous|en rdv|au calme|je ne veux pas être dérangé|je ne veux pas être dérangée|en mode silencieux|ne pas déranger|ne pas deranger|ne me dérangez pas|ne me dérange pas|ne me déranger pas|ne plus être dérangé|ne pas être dérangé|ne pas être dérangée|pas être dérangé|pas d'appels|plus d'appels|pas d'appel|occupé|occupée|en réunion|concentration|mode concentration|concentré|concentrée|silencieux|mode silencieux|en silencieux|mode focus|focus|bloque mes appels|bloquer mes appels|bloque les appels|tranquille|qu'on ne me dérange pas|laissez-moi tranquille|laisse-moi tranquille|pas me déranger|indisponible|npd|mode ne pas déranger|ne me passe pas d'appels|ne me passe aucun appel|ne me passez pas d'appels",
      BUSINESS_TRIP:
        "dans le train|dans l'avion|à l'aéroport|en clientèle|en visite chez un client|au salon|sur un salon|en tournée|sur la route|chez des clients|sur site client|voyage d'affaires|en voyage d'affaires|en voyage|voyage|en déplacement|déplacement|déplacement professionnel|en déplacement professionnel|en mission|chez un client|chez le client|en route|voyage professionnel|en voyage professionnel",
      LUNCH:
        'déjeuner|pause déjeuner|en pause déjeuner|à déjeuner|au déjeuner|parti déjeuner|partie déjeuner|pars déjeuner|je mange|manger|pars manger|vais manger|vais déjeuner|je déjeune|déjeune|pause repas|repas|à table|pause de midi|pause midi|en pause repas|pause dej|dej',
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
        'connecte-moi|connecter|connecté|connectée|reconnecte-moi|connecte … à|connecte … au|connecte … dans|connecte … sur|inscris-moi|ajoute-moi|rejoindre|rejoins|entrer|mets-moi dans|identifie-moi|ouvre ma session|ouvrir ma session|me connecter|remets-moi dans|loggue-moi|log-moi|fais-moi entrer',
      LOGGED_OUT:
        'déconnecte-moi|déconnecter|déconnecté|déconnectée|me déconnecter|déconnecte … de|déconnecte … du|sors-moi|sortir|retire-moi|retirer|retire … de|sors … de|enlève-moi|enlève … de|quitte|quitter|ferme ma session|fermer ma session|supprime-moi|désinscris-moi|délogue-moi',
    },
    target: {
      account:
        'mot de passe du téléphone|mot de passe de téléphone|mot de passe téléphone|mot de passe téléphonique|mot de passe du compte|mot de passe de mon compte|mot de passe de mon téléphone|compte|mon compte',
      extension:
        'mot de passe sip|mot de passe du poste|mot de passe de mon poste|mot de passe de poste|mot de passe de mon extension|mot de passe extension|sip|poste|extension',
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
  },
  es: {
    sync: {
      on: 'activa la sincronización|activar la sincronización|sincroniza mi presencia|sincroniza mi estado|sincronizar mi presencia',
      off: 'desactiva la sincronización|desactivar la sincronización|para la sincronización|deja de sincronizar mi presencia|deja de sincronizar mi estado',
    },
    decision: { approve: 'aprueba|aprobar|acepta|aceptar|autoriza', deny: 'rechaza|rechazar|deniega|denegar' },
    state: {
      Open: 'reabre|reabierto|de nuevo abierto|abierto|abiertos|abierta|abiertas|sin resolver',
      Reported: 'informado|informados|reportado|reportados',
      Resolved:
        'cierra|cerrar|resuelve|resolver|soluciona|solucionar|terminado|arreglado|resuelto|resueltos|resuelta|solucionado|solucionados|cerrado',
    },
    presence: {
      AVAILABLE:
        'otra vez por aquí|ya estoy por aquí|por aquí|de nuevo en mi puesto|otra vez libre|ya estoy libre|ya estoy disponible|de regreso en mi puesto|disponible ya|localizable otra vez|disponible|disponible otra vez|disponible de nuevo|de nuevo disponible|otra vez disponible|libre|de vuelta|estoy de vuelta|ya volví|ya he vuelto|he vuelto|volví|ya estoy|ya estoy aquí|ya estoy de vuelta|en línea|conectado|conectada|localizable|presente|activo|activa|de regreso|ya regresé|regresé|ya llegué|en mi puesto|ya volvi de comer|ya volví de comer|de vuelta del almuerzo|en mi escritorio|desactiva no molestar|desactivar no molestar|desactiva el modo no molestar|quita no molestar|quita el no molestar|desactiva dnd|fin de no molestar',
      AWAY: 'afk|salgo|salgo un rato|voy a salir|estoy fuera|he salido|me salgo un momento|fuera un rato|salí un momento|en el médico|lejos del escritorio|no estoy en mi puesto|ausente|fuera|lejos|no estoy en mi sitio|fuera de la oficina|fuera de mi puesto|fuera de mi escritorio|ahora vuelvo|vuelvo enseguida|enseguida vuelvo|ya vuelvo|vuelvo en un rato|salgo un momento|me ausento|inactivo|ahora regreso|ausencia',
      DO_NOT_DISTURB:
        'que nadie me llame|que no me llamen|no me llamen|no me llames|nadie debe molestarme|que nadie me interrumpa|no quiero interrupciones|no me pasen ninguna llamada|ninguna llamada|en silencio|pon mi teléfono en silencio|en una junta|en junta|necesito silencio|necesito concentrarme|sin molestias|nada de llamadas|no molestar|no molesten|no me molesten|no me molestes|que no me molesten|que nadie me moleste|nadie me moleste|que no me molestes|no molestarme|ocupado|ocupada|no interrumpir|no me interrumpan|sin interrupciones|sin llamadas|no me pasen llamadas|no me pases llamadas|no quiero llamadas|bloquea mis llamadas|bloquear mis llamadas|bloquea las llamadas|bloquear llamadas|en una reunión|en reunión|concentración|modo concentración|concentrado|concentrada|concentrarme|silencio|silenciar|silencioso|modo silencio|silencia mi teléfono|silencia el teléfono|no disponible|modo no molestar|modo concentrado|enfocado|que no me interrumpan|no quiero que me molesten|no deseo ser molestado|déjame tranquilo|déjenme tranquilo',
      BUSINESS_TRIP:
        'en el tren|en el avión|en el aeropuerto|visitando a un cliente|visitando clientes|en una feria|de gira|en ruta|con el cliente|en las oficinas del cliente|de viaje por trabajo|viaje de negocios|en viaje de negocios|de viaje|en viaje|viaje|viaje de trabajo|en viaje de trabajo|viajando|de viaje de negocios|de viaje de trabajo|con un cliente|en casa del cliente|de comisión|por trabajo fuera',
      LUNCH:
        'almuerzo|en el almuerzo|de almuerzo|almorzando|almorzar|a almorzar|voy a almorzar|comida|comiendo|comer|a comer|voy a comer|me voy a comer|hora de comer|hora de almorzar|pausa para comer|pausa de almuerzo|pausa de comida|descanso para comer|hora de la comida|hora del almuerzo|en hora de comida|pausa para almorzar',
    },
    status: {
      READY:
        'listo|lista|preparado|preparada|listo para llamadas|listo para recibir llamadas|listo para atender|recibir llamadas|atender llamadas|de nuevo listo|listo otra vez|termina mi descanso|terminar mi descanso|termina mi pausa|fin del descanso|terminé mi descanso|acabé mi descanso|recibiendo llamadas|tomando llamadas',
      NOT_READY:
        'no listo|no lista|no estoy listo|no estoy lista|no preparado|no preparada|no recibir llamadas|no quiero recibir llamadas|dejar de recibir llamadas|no atender llamadas|no disponible para llamadas|no tomar llamadas|deja de enviarme llamadas|deja de pasarme llamadas|no me envíes más llamadas',
      WRAP_UP:
        'trabajo posterior|postllamada|post-llamada|post llamada|trabajo post llamada|cierre|cierre de llamada|resumen|finalización|en cierre|tipificación|tipificando|terminando notas|gestión posterior|trabajo después de la llamada|wrap up|wrap-up',
      BREAK:
        'descanso|en descanso|un descanso|un pequeño descanso|un descansito|pausa|en pausa|una pausa|tomar un descanso|tomo un descanso|hacer una pausa|hago una pausa|mi descanso|pausa de café|pausa para el café|receso|un receso|pausarme|páusame|de descanso|tomarme un descanso|en receso|un café',
      LUNCH:
        'almuerzo|de almuerzo|almorzando|almorzar|a almorzar|comida|comiendo|a comer|comer|pausa para comer|pausa de almuerzo',
      LOGGED_IN:
        'conéctame|conectarme|iniciar sesión|inicia sesión|inicia mi sesión|iniciarme sesión|abre mi sesión|entrar|méteme en|ponme en la cola|ponme en la cola de|añádeme|agrégame|unirme|úneme|ingrésame|regístrame|éntrame|conecta … a|conecta … en|agrega … a|añade … a|mete … en|apúntame|súmame|vuelve a meterme',
      LOGGED_OUT:
        'desconéctame|desconectarme|cerrar sesión|cierra sesión|cierra mi sesión|cerrar mi sesión|ciérrame la sesión|sácame|salir|quítame|quitarme|sacarme|abandonar|deja la cola|retírame|remuéveme|elimíname|saca … de|quita … de|desconecta … de|bájame|bórrame|dame de baja|desapúntame|salirme|sal de|retira … de',
    },
    target: {
      account:
        'contraseña del teléfono|contraseña de teléfono|contraseña de mi teléfono|contraseña telefónica|contraseña de la cuenta|contraseña de mi cuenta|cuenta|mi cuenta|clave del teléfono|clave de mi teléfono',
      extension:
        'contraseña sip|contraseña de la extensión|contraseña de mi extensión|contraseña de extensión|clave sip|sip|extensión|interno|clave de la extensión|clave de mi extensión',
      voicemail:
        'pin del buzón de voz|pin del buzón|pin de mi buzón|pin de voz|clave del buzón|clave del buzón de voz|código del buzón|buzón de voz|buzón|pin del correo de voz|correo de voz|contestador|pin',
    },
    on: {
      on: 'graba|grabar|a grabar|pon a grabar|inicia … grabación|empieza … grabación|graba esto|graba la llamada|graba la videollamada|grabar esto|graba esta llamada|grábalo|pon a grabar|inicia grabación|graba la junta|quiero grabar esto|grabar la llamada|que se grabe|grabe la reunión|inicia la grabación|empieza la grabación|comienza la grabación|empieza a grabar|graba la reunión|graba la conferencia|grabar la reunión|activa la grabación|graba esta reunión|pon la grabación',
      off: 'para … grabación|detén … grabación|termina … grabación|corta … grabación|detén grabación|corta la grabación|acaba la grabación|para de grabar|no grabes más|stop grabación|detener la grabación|terminar la grabación|apaga la grabación|detén la grabación|para la grabación|termina la grabación|deja de grabar|finaliza la grabación|desactiva la grabación|parar la grabación|quita la grabación',
    },
    layout: {
      auto: 'automático|automática',
      '1': 'pantalla completa',
      '2': 'lado a lado|dos mosaicos',
      '3': 'tres mosaicos',
      '4': 'cuatro mosaicos',
      '6': 'seis mosaicos',
      '9': 'nueve mosaicos',
    },
    notice: {
      'missed-on':
        'avísame de las llamadas perdidas|notifícame de las llamadas perdidas|infórmame de las llamadas perdidas|dime de las llamadas perdidas|alértame de las llamadas perdidas|hazme saber de las llamadas perdidas|avísame cuando pierda una llamada|notifícame cuando pierda una llamada|infórmame cuando pierda una llamada|dime cuando pierda una llamada|alértame cuando pierda una llamada|hazme saber cuando pierda una llamada|avísame si pierdo una llamada|notifícame si pierdo una llamada|infórmame si pierdo una llamada|dime si pierdo una llamada|alértame si pierdo una llamada|hazme saber si pierdo una llamada|avísame de llamadas perdidas|notifícame de llamadas perdidas|infórmame de llamadas perdidas|dime de llamadas perdidas|alértame de llamadas perdidas|hazme saber de llamadas perdidas|avísame cuando tenga una llamada perdida|notifícame cuando tenga una llamada perdida|infórmame cuando tenga una llamada perdida|dime cuando tenga una llamada perdida|alértame cuando tenga una llamada perdida|hazme saber cuando tenga una llamada perdida|avísame las llamadas perdidas|notifícame las llamadas perdidas|infórmame las llamadas perdidas|dime las llamadas perdidas|alértame las llamadas perdidas|hazme saber las llamadas perdidas|avísame de las llamadas perdidas|avísame cuando pierda una llamada|notifícame las llamadas perdidas|infórmame de las llamadas perdidas',
      'missed-off':
        'no me notifiques más las llamadas perdidas|deja de notificarme las llamadas perdidas|ya no me avises de las llamadas perdidas|sin avisos de llamadas perdidas|no me avises más de las llamadas perdidas|deja de avisarme de las llamadas perdidas|no más avisos de llamadas perdidas',
      'voicemail-on':
        'avísame de los mensajes de voz|notifícame de los mensajes de voz|infórmame de los mensajes de voz|dime de los mensajes de voz|alértame de los mensajes de voz|hazme saber de los mensajes de voz|avísame cuando tenga un mensaje de voz|notifícame cuando tenga un mensaje de voz|infórmame cuando tenga un mensaje de voz|dime cuando tenga un mensaje de voz|alértame cuando tenga un mensaje de voz|hazme saber cuando tenga un mensaje de voz|avísame de mensajes de voz|notifícame de mensajes de voz|infórmame de mensajes de voz|dime de mensajes de voz|alértame de mensajes de voz|hazme saber de mensajes de voz|avísame cuando me dejen un mensaje de voz|notifícame cuando me dejen un mensaje de voz|infórmame cuando me dejen un mensaje de voz|dime cuando me dejen un mensaje de voz|alértame cuando me dejen un mensaje de voz|hazme saber cuando me dejen un mensaje de voz|avísame los mensajes de voz|notifícame los mensajes de voz|infórmame los mensajes de voz|dime los mensajes de voz|alértame los mensajes de voz|hazme saber los mensajes de voz|avísame de los mensajes de voz|avísame cuando tenga un mensaje de voz|notifícame los mensajes de voz',
      'voicemail-off':
        'ya no me avises de los mensajes de voz|deja de notificarme los mensajes de voz|no me notifiques más los mensajes de voz|deja de avisarme de los mensajes de voz|no me avises más de los mensajes de voz',
      'calls-on':
        'avísame quién llama|notifícame quién llama|infórmame quién llama|dime quién llama|alértame quién llama|hazme saber quién llama|avísame de las llamadas entrantes|notifícame de las llamadas entrantes|infórmame de las llamadas entrantes|dime de las llamadas entrantes|alértame de las llamadas entrantes|hazme saber de las llamadas entrantes|avísame cuando alguien llame|notifícame cuando alguien llame|infórmame cuando alguien llame|dime cuando alguien llame|alértame cuando alguien llame|hazme saber cuando alguien llame|avísame cuando alguien me llame|notifícame cuando alguien me llame|infórmame cuando alguien me llame|dime cuando alguien me llame|alértame cuando alguien me llame|hazme saber cuando alguien me llame|avísame de quién llama|notifícame de quién llama|infórmame de quién llama|dime de quién llama|alértame de quién llama|hazme saber de quién llama|avísame cuando me llamen|notifícame cuando me llamen|infórmame cuando me llamen|dime cuando me llamen|alértame cuando me llamen|hazme saber cuando me llamen|dime quién llama|avísame quién llama|avísame de las llamadas entrantes|avísame cuando alguien llame',
      'calls-off':
        'ya no me avises de las llamadas entrantes|deja de notificarme las llamadas entrantes|ya no me digas quién llama|deja de decirme quién llama|deja de avisarme de las llamadas entrantes|no me avises más de las llamadas entrantes',
    },
    mode: {
      audio: 'audio|voz|solo audio|conferencia telefónica|conferencia de voz|audioconferencia|por audio',
      video: 'vídeo|video|videollamada|videoconferencia|con vídeo|con cámara|por vídeo|por video',
    },
    filter: {
      missed:
        'perdí|perdido|he perdido|no contesté|sin contestar|sin atender|perdidos|perdidas|perdida|no contestadas|no atendidas|fallidas',
      today: 'hoy|de hoy',
    },
  },
};
