import type { Language } from '../../core/language.ts';

/** How people speak of what they asked for last. `…` is the piece that is meant; phrases are separated by `|`. */
export interface FollowUpWords {
  /** Take it back. */
  undo: string;
  /** `…` is a duration that is added. */
  longer: string;
  /** The same for something or somebody else as well. */
  also: string;
  /** Something else in its place; a time, too. */
  instead: string;
  /** Said around a follow-up, without a meaning of their own. */
  fillers: string;
}

export const FOLLOW_UPS: Record<Language, FollowUpWords> = {
  en: {
    undo: 'undo|undo that|undo it|undo this|cancel that|cancel it|cancel this|take that back|take it back|revert that|revert it|scratch that|never mind|nevermind|forget it|forget that|no wait cancel that',
    longer: '… more|… longer|… extra|another …|extend it by …|extend that by …|make it … longer|add …|plus …',
    also: 'and … too|and … as well|and also …|also in …|also for …|also on …|also …|and for … too|and for …|and in … too|and in …|in … too|for … too|… too|… as well|same for …|same in …|the same for …|do the same for …|what about …|how about …|and …',
    instead:
      'make it …|make that …|make it … instead|change it to …|change that to …|extend it to …|extend it until …|extend that to …|… instead|no …|no make it …|actually …|actually make it …|i meant …|i mean …|rather …|better …',
    fillers: 'please|pls|ok|okay|oh|thanks|thank you|sorry|then',
  },
  de: {
    undo: 'rückgängig|rückgängig machen|mach das rückgängig|mach es rückgängig|mach das wieder rückgängig|nimm das zurück|nimm es zurück|abbrechen|brich das ab|doch nicht|vergiss es|vergiss das|storniere das|widerrufen',
    longer: 'noch …|noch … länger|… länger|… mehr|verlängere um …|verlängere es um …|plus …',
    also: 'und … auch|und auch …|auch in …|auch für …|auch bei …|auch …|und in … auch|und in …|und für … auch|und für …|und bei …|in … auch|für … auch|… auch|dasselbe für …|das gleiche für …|dasselbe in …|was ist mit …|und …',
    instead:
      'mach … daraus|mach daraus …|mach … draus|nein …|nein doch …|doch …|doch lieber …|lieber …|stattdessen …|… stattdessen|ich meinte …|ich meine …|ändere es auf …|änder das auf …|verlängere bis …|verlängere es bis …|verlängere auf …|besser …',
    fillers: 'bitte|ok|okay|danke|sorry|ach|dann|mal',
  },
  fr: {
    undo: 'annule|annuler|annule ça|annule cela|annule le|défais ça|laisse tomber|oublie|oublie ça|retire ça|reviens en arrière',
    longer: 'encore …|… de plus|… en plus|prolonge de …|ajoute …|plus …',
    also: 'et … aussi|et aussi …|aussi dans …|aussi pour …|aussi …|et pour … aussi|et pour …|et dans … aussi|et dans …|dans … aussi|pour … aussi|… aussi|pareil pour …|la même chose pour …|de même pour …|et …',
    instead:
      'non …|plutôt …|non plutôt …|mets plutôt …|… plutôt|… à la place|je voulais dire …|change en …|disons …|prolonge jusqu’à …|prolonge à …',
    fillers: "s'il te plaît|s'il vous plaît|stp|svp|ok|merci|pardon|alors",
  },
  es: {
    undo: 'deshacer|deshazlo|deshaz eso|cancela eso|cancélalo|cancelar|anula eso|anúlalo|olvídalo|déjalo|da marcha atrás',
    longer: '… más|otra …|otro …|otros …|otras …|alárgalo …|añade …|prolonga …',
    also: 'y … también|y también …|también en …|también para …|también a …|también …|y en … también|y en …|y para … también|y para …|en … también|para … también|… también|lo mismo para …|lo mismo en …|igual para …|y …',
    instead:
      'no …|no mejor …|mejor …|mejor que sea …|que sea …|que sean …|… en su lugar|en su lugar …|quise decir …|quería decir …|cámbialo a …|pon …|alárgalo hasta …|prolonga hasta …',
    fillers: 'por favor|porfa|ok|vale|gracias|perdón|entonces',
  },
};
