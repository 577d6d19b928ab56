import type { Language } from '../../core/language.ts';

/** How people answer a question with a word. Each stands for the whole text; phrases are separated by `|`. */
export interface AnswerWords {
  yes: string;
  no: string;
  /** "the first one", in order; the last entry is the last of all. */
  first: readonly string[];
  last: string;
}

export const ANSWERS: Readonly<Record<Language, AnswerWords>> = {
  en: {
    yes: 'yes|yes please|yes do it|yes go ahead|y|yep|yeah|yup|sure|sure do it|ok|okay|ok do it|do it|do that|go ahead|please do|go for it|confirm|confirmed|i confirm|correct|right|that is right|that is correct|absolutely|exactly',
    no: 'no|no thanks|no thank you|n|nope|nah|please do not|do not|do not do it|better not|no do not|leave it|wrong|not that|rather not',
    first: [
      'first|the first|first one|the first one|1st|the 1st|number one|number 1|one|option 1|option one',
      'second|the second|second one|the second one|2nd|the 2nd|number two|number 2|two|option 2|option two',
      'third|the third|third one|the third one|3rd|the 3rd|number three|number 3|three|option 3|option three',
      'fourth|the fourth|fourth one|the fourth one|4th|number four|number 4|four|option 4',
      'fifth|the fifth|fifth one|the fifth one|5th|number five|number 5|five|option 5',
    ],
    last: 'last|the last|last one|the last one|bottom one|the bottom one',
  },
  de: {
    yes: 'ja|ja bitte|ja gern|ja gerne|ja mach|ja mach das|jo|jep|jup|jawohl|klar|na klar|ok|okay|mach das|mach es|mach|bitte mach das|genau|stimmt|richtig|ja genau|ja richtig|bestätigt|bestätige|ich bestätige|einverstanden|in ordnung|passt',
    no: 'nein|nein danke|nö|nee|ne|lieber nicht|bitte nicht|besser nicht|nicht|falsch|lass es|lass das|nein nicht',
    first: [
      'erste|der erste|die erste|das erste|den ersten|erster|erstes|nummer eins|nummer 1|eins|option 1',
      'zweite|der zweite|die zweite|das zweite|den zweiten|zweiter|zweites|nummer zwei|nummer 2|zwei|option 2',
      'dritte|der dritte|die dritte|das dritte|den dritten|nummer drei|nummer 3|drei|option 3',
      'vierte|der vierte|die vierte|das vierte|den vierten|nummer vier|nummer 4|vier|option 4',
      'fünfte|der fünfte|die fünfte|das fünfte|den fünften|nummer fünf|nummer 5|fünf|option 5',
    ],
    last: 'letzte|der letzte|die letzte|das letzte|den letzten',
  },
  fr: {
    yes: "oui|oui merci|oui stp|oui svp|oui s'il te plaît|oui s'il vous plaît|ouais|ok|d'accord|vas-y|oui vas-y|allez-y|fais-le|oui fais-le|confirme|je confirme|confirmé|c'est ça|exact|exactement|bien sûr|tout à fait|c'est bon",
    no: 'non|non merci|nan|plutôt pas|surtout pas|pas du tout|ne le fais pas|ne fais pas ça|non laisse|non surtout pas|faux',
    first: [
      'premier|le premier|première|la première|1er|le 1er|1re|numéro un|numéro 1|le un|option 1',
      'deuxième|le deuxième|la deuxième|second|le second|seconde|la seconde|2e|le 2e|numéro deux|numéro 2|option 2',
      'troisième|le troisième|la troisième|3e|le 3e|numéro trois|numéro 3|option 3',
      'quatrième|le quatrième|la quatrième|4e|numéro quatre|numéro 4|option 4',
      'cinquième|le cinquième|la cinquième|5e|numéro cinq|numéro 5|option 5',
    ],
    last: 'dernier|le dernier|dernière|la dernière',
  },
  es: {
    yes: 'sí|sí por favor|sí porfa|sí claro|claro|claro que sí|sip|ok|vale|dale|adelante|hazlo|sí hazlo|de acuerdo|confirmo|confirmado|lo confirmo|correcto|exacto|así es|eso es|por supuesto',
    no: 'no|no gracias|nop|mejor no|no lo hagas|no hagas eso|para nada|incorrecto|eso no',
    first: [
      'primero|el primero|primera|la primera|1º|el 1º|número uno|número 1|el uno|opción 1',
      'segundo|el segundo|segunda|la segunda|2º|número dos|número 2|el dos|opción 2',
      'tercero|el tercero|tercera|la tercera|3º|número tres|número 3|el tres|opción 3',
      'cuarto|el cuarto|cuarta|la cuarta|4º|número cuatro|número 4|opción 4',
      'quinto|el quinto|quinta|la quinta|5º|número cinco|número 5|opción 5',
    ],
    last: 'último|el último|última|la última',
  },
};
