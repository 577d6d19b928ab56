import type { Language } from '../../core/language.ts';
import { joined } from './products.ts';

/** How people ask why they are shown as they are: `whyme` before a state, `whycalls` as a whole. */
export const WHYS: Readonly<Record<Language, Readonly<Record<'whyme' | 'whycalls', string>>>> = {
  en: {
    whyme: `${joined("why am i|why i am|why i'm|how come i'm|how come i am|why is my status|why is my presence|why does my status say|why do i show as|why do i appear as|why am i shown as|why am i showing as|why does everyone see me as|why do people see me as|what made me|since when am i", '|still|on|in|set to|still on|suddenly|suddenly on')}|${joined('who set me|who has set me|who put me|who switched me|who changed me|who marked me|what set me|what put me|who set my status|who changed my status|who changed my presence|who set my presence', '|to|on|as|in')}`,
    whycalls: joined(
      'why do|why are|how come',
      'my calls|calls|callers',
      'go|going|land|landing|end up|ending up|get sent|being sent',
      'to voicemail|to my voicemail|to the voicemail|in voicemail|on voicemail|in my voicemail|straight to voicemail|straight to my voicemail|straight into voicemail',
    ),
  },
  de: {
    whyme: `${joined('warum|wieso|weshalb', 'bin ich|ist mein status|steht mein status|ist meine präsenz|stehe ich|steh ich|werde ich|zeigt mein status', '|noch|noch immer|auf|noch auf|in|plötzlich|plötzlich auf|als|angezeigt als')}|${joined('wer hat mich|wer hat meinen status|was hat mich|was hat meinen status|wer stellt mich|wer setzt mich|seit wann bin ich', '|auf|in')}`,
    whycalls: joined(
      'warum|wieso|weshalb',
      'gehen|gehn|landen|laufen|kommen|werden',
      'meine anrufe|anrufe|die anrufe|anrufer',
      'auf die mailbox|auf der mailbox|zur mailbox|auf meine mailbox|auf meiner mailbox|auf die voicemail|auf der voicemail|zur voicemail|auf den anrufbeantworter|auf dem anrufbeantworter|auf dem ab',
    ),
  },
  fr: {
    whyme: `${joined('pourquoi', "je suis|suis-je|est-ce que je suis|mon statut est|mon statut est-il|ma présence est|est-ce que mon statut est|on me voit|je suis affiché|je suis affichée|j'apparais|mon statut", '|en|sur|encore|encore en|comme|à|au')}|${joined("qui m'a|qui m'a mis|qui m'a mise|qui m'a passé|qui m'a passée|qui a mis mon statut|qui a changé mon statut|qu'est-ce qui m'a mis|depuis quand je suis|depuis quand suis-je", '|en|sur|à|au')}`,
    whycalls: joined(
      'pourquoi|pourquoi est-ce que',
      'mes appels|les appels|tous mes appels',
      'vont|partent|arrivent|tombent|atterrissent|sont envoyés|basculent|passent|finissent',
      'sur la messagerie|sur ma messagerie|à la messagerie|sur messagerie|sur le répondeur|sur mon répondeur|sur la boîte vocale|sur la messagerie vocale|sur ma messagerie vocale|dans la messagerie',
    ),
  },
  es: {
    whyme: `${joined('por qué|porqué', 'estoy|sigo|aparezco|salgo|me veo|figuro|mi estado es|mi estado está|está mi estado|mi estado dice', '|en|de|como|todavía en|a')}|${joined('quién me|quién me ha', 'puso|puesto|cambió|cambiado|pasó|dejó|marcó', '|en|a|de|como')}|${joined('quién cambió|quién puso|quién ha cambiado', 'mi estado|mi presencia', '|en|a')}|desde cuándo estoy|desde cuándo estoy en`,
    whycalls: `${joined('por qué|porqué', 'mis llamadas|las llamadas|todas mis llamadas', 'van|caen|llegan|entran|acaban|terminan|se van|pasan', 'al buzón|al buzón de voz|en el buzón|en el buzón de voz|al contestador|en el contestador|al correo de voz|a mi buzón')}|${joined('por qué|porqué', 'van|caen|entran|acaban|se van|pasan', 'mis llamadas|las llamadas|todas mis llamadas', 'al buzón|al buzón de voz|en el buzón|en el buzón de voz|al contestador')}`,
  },
};
