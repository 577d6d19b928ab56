import type { Language } from '../../core/language.ts';
import { joined } from './products.ts';

/** The parts of a wish to be told of something: who shall tell, and of what. */
export interface NoticeWords {
  /** "let me know when", and "no longer". */
  tellWhen: string;
  stopWhen: string;
  /** "notify me about", and "no longer". */
  tellOf: string;
  stopOf: string;
  /** What happens: "somebody leaves me a voicemail". */
  events: Record<NoticeTopic, string>;
  /** What it is called: "voicemails". */
  things: Record<NoticeTopic, string>;
}

export type NoticeTopic = 'missed' | 'voicemail' | 'calls';

const EN_TELL =
  "tell me|let me know|notify me|alert me|message me|inform me|ping me|warn me|text me|give me a shout|give me a heads up|drop me a line|drop me a message|send me a message|i want to know|i want to be told|i want to be notified|i'd like to know|i'd like to be told|i'd like to be notified|keep me posted";
const EN_STOP =
  "don't tell me|do not tell me|stop telling me|don't notify me|do not notify me|stop notifying me|don't alert me|stop alerting me|don't message me|stop messaging me|stop informing me|don't ping me|stop pinging me|don't bother me|stop bothering me|no need to tell me|i don't want to be told|i don't want to be notified|i don't want to know|i no longer want to be told";
const DE_TELL =
  'sag mir|sag mir bescheid|sag bescheid|gib mir bescheid|gib bescheid|benachrichtige mich|informiere mich|melde dich|schreib mir|schick mir eine nachricht|warne mich|lass mich wissen|ich will wissen|ich möchte wissen|ich möchte informiert werden|ich will informiert werden|ich möchte benachrichtigt werden|ich will benachrichtigt werden|halte mich auf dem laufenden';
const DE_STOP =
  'sag mir nicht mehr|sag mir nichts mehr|sag nichts mehr|benachrichtige mich nicht mehr|benachrichtige mich nicht|informiere mich nicht mehr|gib mir nicht mehr bescheid|gib mir keinen bescheid mehr|keine benachrichtigung mehr|keine benachrichtigungen mehr|keine hinweise mehr|keine meldungen mehr|ich will nichts mehr wissen|ich will nichts mehr hören|ich will nicht mehr benachrichtigt werden|hör auf mich zu benachrichtigen|hör auf mir zu sagen';
const FR_TELL =
  "préviens-moi|prévenez-moi|avertis-moi|notifie-moi|informe-moi|dis-moi|alerte-moi|fais-moi savoir|fais-moi signe|envoie-moi un message|je veux savoir|je veux être prévenu|je voudrais être prévenu|je veux être prévenue|je voudrais être prévenue|j'aimerais être prévenu|tu me préviens|tiens-moi au courant";
const FR_STOP =
  "ne me préviens plus|ne me prévenez plus|ne m'avertis plus|ne me notifie plus|ne m'informe plus|ne me dis plus|ne m'alerte plus|arrête de me prévenir|arrête de m'avertir|arrête de me notifier|arrête de m'informer|arrête de me dire|plus de notifications|plus d'alertes|je ne veux plus être prévenu|je ne veux plus être prévenue|je ne veux plus savoir";
const ES_TELL =
  'avísame|avíseme|notifícame|infórmame|dime|alértame|hazme saber|mándame un mensaje|quiero saber|quiero que me avises|quiero que me avisen|me avisas|me mandas un aviso|tenme al tanto';
const ES_STOP =
  'no me avises|no me avises más|ya no me avises|deja de avisarme|no me notifiques|no me notifiques más|ya no me notifiques|deja de notificarme|no me informes más|no quiero que me avises|no quiero que me avises más|no quiero más avisos|no más avisos|no me digas más|deja de decirme';

/** How people ask to be told of calls, in every language. */
export const NOTICES: Readonly<Record<Language, NoticeWords>> = {
  en: {
    tellWhen: joined(EN_TELL, 'when|if|whenever|every time|each time|as soon as|once'),
    stopWhen: joined(EN_STOP, 'when|if|whenever|every time|each time'),
    tellOf: joined(EN_TELL, 'about|of|on'),
    stopOf: joined(EN_STOP, 'about|of|on|with'),
    events: {
      missed:
        "i miss a call|i miss calls|i miss any calls|i missed a call|i've missed a call|i have missed a call|there is a missed call|there's a missed call|i have a missed call|i get a missed call|someone tried to reach me|somebody tried to reach me|someone tried to call me|somebody tried to call me",
      voicemail: `${joined('someone|somebody|anyone|anybody|a caller|people', 'leaves|leave|left|has left', 'me a|a', 'voicemail|voice mail|voice message|message')}|${joined("i get|i've got|i receive|i have|there is|there's", 'a|a new|new', 'voicemail|voice mail|voice message|voicemails')}|a voicemail comes in|a new voicemail comes in|a voicemail arrives|a new voicemail arrives|new voicemails come in`,
      calls: `${joined('someone|somebody|anyone|anybody', 'calls|rings|is calling|calls me|rings me|is calling me|phones|phones me')}|a call comes in|my phone rings|there is an incoming call|i get a call|i get called|i'm being called`,
    },
    things: {
      missed: "missed calls|my missed calls|calls i missed|calls i miss|calls i've missed|missed call",
      voicemail:
        'voicemail notices|voicemail notifications|voicemail alerts|voicemails|voicemail|new voicemails|new voicemail|my voicemails|voice messages|new voice messages',
      calls: 'incoming calls|calls coming in|who is calling',
    },
  },
  de: {
    tellWhen: joined(DE_TELL, 'wenn|falls|sobald|immer wenn|jedes mal wenn|jedesmal wenn'),
    stopWhen: joined(DE_STOP, 'wenn|falls|sobald'),
    tellOf: `${joined(DE_TELL, 'über|bei|von|zu|wegen')}|melde mir`,
    stopOf: `${joined(DE_STOP, 'über|bei|von|zu|wegen')}|melde mir keine`,
    events: {
      missed:
        'ich einen anruf verpasse|ich anrufe verpasse|ich was verpasse|ich einen anruf verpasst habe|ich anrufe verpasst habe|mir ein anruf entgeht|mich jemand nicht erreicht|jemand mich nicht erreicht|mich jemand nicht erreicht hat',
      voicemail: `${joined('jemand|mir jemand|jemand mir|wer|mir wer|einer', 'eine|eine neue|ne', 'voicemail|sprachnachricht|nachricht', 'hinterlässt|hinterlassen hat')}|${joined('jemand|mir jemand|wer|mir wer|einer', 'auf die mailbox|auf meine mailbox|auf die voicemail|auf den anrufbeantworter|auf den ab', 'spricht|gesprochen hat|redet')}|${joined('ich', 'eine|eine neue|neue', 'voicemail|sprachnachricht|voicemails', 'bekomme|kriege|habe|erhalte')}|eine voicemail kommt|eine neue voicemail kommt|eine voicemail da ist|eine neue voicemail da ist|eine sprachnachricht kommt|was auf der mailbox ist|etwas auf der mailbox ist`,
      calls:
        'jemand anruft|mich jemand anruft|jemand mich anruft|wer anruft|ein anruf kommt|ein anruf reinkommt|ein anruf eingeht|mein telefon klingelt|es klingelt|ich angerufen werde',
    },
    things: {
      missed:
        'verpasste anrufe|verpassten anrufen|verpassten anrufe|entgangene anrufe|entgangenen anrufen|meine verpassten anrufe',
      voicemail:
        'voicemails|neue voicemails|neuen voicemails|voicemail|sprachnachrichten|neue sprachnachrichten|neuen sprachnachrichten|mailboxnachrichten',
      calls: 'eingehende anrufe|eingehenden anrufen|eingehenden anrufe',
    },
  },
  fr: {
    tellWhen: joined(FR_TELL, 'quand|si|dès que|dès qu|lorsque|à chaque fois que|chaque fois que'),
    stopWhen: joined(FR_STOP, 'quand|si|dès que|lorsque'),
    tellOf: joined(FR_TELL, 'des|de|pour les|pour|en cas de|au sujet des|à propos des'),
    stopOf: joined(FR_STOP, 'des|de|d|pour les|pour|au sujet des|à propos des'),
    events: {
      missed:
        "je manque un appel|je rate un appel|je loupe un appel|j'ai manqué un appel|j'ai raté un appel|j'ai loupé un appel|j'ai un appel manqué|je manque des appels|je rate des appels|quelqu'un a essayé de me joindre|on a essayé de me joindre",
      voicemail: `${joined("quelqu'un|on|un appelant", "me laisse|laisse|m'a laissé|me dépose", 'un message|un message vocal|un nouveau message|un message sur ma messagerie|un message sur la messagerie|un message sur mon répondeur|un message sur le répondeur')}|${joined("j'ai|je reçois|il y a|j'aurai", 'un message vocal|un nouveau message vocal|un message sur ma messagerie|des messages vocaux')}|un message vocal arrive|un nouveau message vocal arrive`,
      calls:
        "quelqu'un m'appelle|quelqu'un appelle|on m'appelle|on appelle|un appel arrive|mon téléphone sonne|ça sonne|je reçois un appel|quelqu'un essaie de m'appeler",
    },
    things: {
      missed: 'appels manqués|mes appels manqués|appels en absence|appels ratés|appel manqué|appels que je rate',
      voicemail: 'messages vocaux|nouveaux messages vocaux|mes messages vocaux|message vocal|nouveau message vocal',
      calls: 'appels entrants|mes appels entrants|appel entrant',
    },
  },
  es: {
    tellWhen: joined(ES_TELL, 'cuando|si|siempre que|cada vez que|en cuanto|apenas'),
    stopWhen: joined(ES_STOP, 'cuando|si|cada vez que'),
    tellOf: joined(ES_TELL, 'de las|de los|de|las|los|por|sobre'),
    stopOf: joined(ES_STOP, 'de las|de los|de|las|los|por|sobre'),
    events: {
      missed:
        'pierda una llamada|pierdo una llamada|me pierda una llamada|me pierdo una llamada|tenga una llamada perdida|tengo una llamada perdida|tenga llamadas perdidas|haya una llamada perdida|se me pase una llamada|no conteste una llamada|alguien haya intentado llamarme',
      voicemail: `${joined('|alguien', 'me deje|me deja|deje|deja|me dejen|me haya dejado', 'un mensaje de voz|un mensaje|un recado|un mensaje en el buzón|un mensaje en el contestador')}|${joined('tenga|tengo|reciba|recibo|haya|hay|me llegue|llegue|me entre', 'un mensaje de voz|un nuevo mensaje de voz|mensajes de voz')}`,
      calls:
        'alguien llame|alguien me llame|alguien llama|me llamen|me llame alguien|me llaman|entre una llamada|suene mi teléfono|suene el teléfono|reciba una llamada',
    },
    things: {
      missed: 'llamadas perdidas|mis llamadas perdidas|llamada perdida|llamadas que pierda',
      voicemail: 'mensajes de voz|mis mensajes de voz|nuevos mensajes de voz|mensaje de voz',
      calls: 'llamadas entrantes|mis llamadas entrantes|llamada entrante',
    },
  },
};
