import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallValue } from '../../cards/model.ts';
import { metaOf } from '../../src/core/fields.ts';
import { LANGUAGES, type Language } from '../../src/core/language.ts';
import { exampleOf } from '../../src/language/examples.ts';
import { createUnderstanding, toPrinted } from '../../src/language/understand.ts';
import { commands } from './commands.ts';

const understanding = createUnderstanding(commands);
const zone = 'Europe/Berlin';
const now = Date.parse('2026-11-23T10:00:00+01:00');
const understand = (text: string, language: Language) =>
  understanding.understand(text, { now, zone, language, mentions: [{ id: 'U123', name: 'Omar' }] });

/** One line of the tables: `presence.set; presence=LUNCH; until=13:00 + queue.set; …`, or `nothing`. */
function told(text: string, language: Language): string {
  const { command, args, then = [], missing } = toPrinted(understand(text, language), zone);
  if (command === null) return 'nothing';
  const calls = [{ command, args }, ...then].map((one) =>
    [
      one.command,
      ...Object.entries(one.args)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(shown),
    ].join('; '),
  );
  return calls.join(' + ') + (missing.length > 0 ? ` ? ${missing.join(',')}` : '');
}

function shown([name, value]: [string, CallValue]): string {
  const text = Array.isArray(value) ? value.map((one) => shownValue(one)).join(',') : shownValue(value);
  return `${name}=${text.replace('2026-11-23T', '').replace(':00+01:00', '')}`;
}

function shownValue(value: CallValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function tableOf(language: Language): [text: string, expected: string][] {
  const lines = readFileSync(new URL(`sentences/${language}.txt`, import.meta.url), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const cut = line.lastIndexOf(' => ');
    return line.startsWith('#') || cut < 0 ? [] : [[line.slice(0, cut), line.slice(cut + 4)]];
  });
}

describe.each(LANGUAGES)('sentences in %s', (language) => {
  it.each(tableOf(language))('%s', (text, expected) => {
    expect(told(text, language)).toBe(expected);
  });
});

const VALUES: Record<string, string | Record<Language, string>> = {
  user: 'Omar',
  query: 'Dana Kim',
  name: 'Anna Roux',
  greeting: 'vacation',
  queue: 'Tier 2',
  presence: { en: 'dnd', de: 'abwesend', fr: 'absent', es: 'ausente' },
  status: { en: 'break', de: 'Pause', fr: 'pause', es: 'descanso' },
  mode: { en: 'video', de: 'Videokonferenz', fr: 'visioconférence', es: 'videollamada' },
  target: { en: 'voicemail PIN', de: 'Voicemail-PIN', fr: 'code de messagerie', es: 'pin del buzón' },
  filter: { en: 'missed', de: 'verpasste', fr: 'manqués', es: 'perdidas' },
  on: {
    en: 'start recording',
    de: 'starte die Aufnahme',
    fr: "démarre l'enregistrement",
    es: 'inicia la grabación',
  },
  sync: {
    en: 'turn presence sync on',
    de: 'schalte die Synchronisierung ein',
    fr: 'active la synchronisation',
    es: 'activa la sincronización',
  },
  number: '+49 30 1234567',
  layout: { en: 'automatic', de: 'automatisch', fr: 'automatique', es: 'automático' },
  invitees: { en: '@omar and @lena', de: '@omar und @lena', fr: '@omar et @lena', es: '@omar y @lena' },
  subject: 'outage',
  start: { en: '11am', de: '11 Uhr', fr: '11h', es: '11' },
  note: 'writing the report',
  topic: 'presence',
  group: 'Berlin',
  role: 'QueueManager',
  reason: 'vacation',
  log: 'Mitel One',
  product: 'Mitel One',
  email: 'kai@example.com',
  extension: '2099',
  ticket: '4711',
  department: 'Marketing',
};

/** A choice is said by its label; it is the same in every language of the lists above. */
const CHOICES = new Map(
  commands.flatMap((command) =>
    Object.entries(command.input.shape).flatMap(([name, schema]) => {
      const meta = metaOf(schema);
      return meta?.kind === 'choice' ? [[name, meta.options[0]?.words[0] ?? ''] as const] : [];
    }),
  ),
);
/** Lasting and ending are said with different words. */
const LASTING = /\b(?:for|für|pendant|durante|por|ich bin|bin) \{(?:until|end)\}/;
const ENDING: Record<Language, [lasts: string, ends: string]> = {
  en: ['30m', '3pm'],
  de: ['30 Minuten', '15 Uhr'],
  fr: ['30 minutes', '15h'],
  es: ['30 minutos', 'las 15:00'],
};

function filled(example: string, language: Language): string {
  return example.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'until' || name === 'end') return ENDING[language][LASTING.test(example) ? 0 : 1];
    const value = VALUES[name] ?? CHOICES.get(name) ?? '';
    return typeof value === 'string' ? value : value[language];
  });
}

const ALL = LANGUAGES.flatMap((language) =>
  commands.flatMap(({ id, examples }) =>
    examples[language].map((example) => ({ id, language, text: filled(example, language) })),
  ),
);

describe('examples', () => {
  it.each(LANGUAGES)('in %s are each understood as their own command', (language) => {
    const wrong = ALL.filter((one) => one.language === language).flatMap(({ id, text }) => {
      const { command } = understand(text, language);
      return command === id ? [] : [`${text} → ${command}, not ${id}`];
    });
    expect(wrong).toEqual([]);
  });

  it('come as a sentence without slots for help', () => {
    for (const command of commands)
      for (const language of LANGUAGES) expect(exampleOf(command, language) ?? '').not.toMatch(/[{}]/);
  });
});

describe('what must not act', () => {
  const NEGATED: Record<Language, (text: string) => string[]> = {
    en: (text) => [`don't ${text}`, `please never ${text}`, `do not ${text}`],
    de: (text) => [`bitte nicht ${text}`, `${text} bitte nicht`, `auf keinen Fall ${text}`],
    fr: (text) => [`ne ${text} pas`, `surtout pas ${text}`],
    es: (text) => [`no ${text}`, `nunca ${text}`],
  };
  const effects = new Map(commands.map((command) => [command.id, command.effect]));
  const changing = ALL.filter(({ id, text }) => effects.get(id) !== 'read' && !/[,]/.test(text));

  it.each(LANGUAGES)('no negated example in %s changes anything', (language) => {
    const acting = changing
      .filter((one) => one.language === language)
      .flatMap(({ text }) => NEGATED[language](text))
      .filter((text) => understand(text, language).command !== null);
    // "no listo" and "no disturb" are states of their own.
    expect(acting.filter((text) => !/^(?:no (?:list|prepar)|do not disturb)/.test(text))).toEqual([]);
  });

  it('no reported or imagined example in English changes anything', () => {
    const acting = changing
      .filter((one) => one.language === 'en')
      .flatMap(({ text }) => [`Omar said ${text}`, `what happens if ${text}`, `should I ${text}?`])
      .filter((text) => understand(text, 'en').command !== null);
    expect(acting).toEqual([]);
  });

  it('a question never changes anything', () => {
    for (const { text } of ALL.filter((one) => one.language === 'en' && effects.get(one.id) === 'change')) {
      const { command } = understand(`why ${text}?`, 'en');
      expect(command === null || effects.get(command) === 'read').toBe(true);
    }
  });
});

describe('slips of the fingers', () => {
  it('never turn a wish into another change', () => {
    const wishes: [string, Language][] = [
      ['set me to available', 'en'],
      ['log me out of Billing', 'en'],
      ['connect my phone account', 'en'],
      ['take a break for 15 minutes', 'en'],
      ['stell mich auf nicht stören', 'de'],
      ['melde mich von Support ab', 'de'],
      ['mets-moi en pause déjeuner', 'fr'],
      ['sácame de Billing', 'es'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...wishes), fc.nat(40), ([wish, language], place) => {
        const at = place % (wish.length - 1);
        const slipped = wish.slice(0, at) + wish.charAt(at + 1) + wish.charAt(at) + wish.slice(at + 2);
        const meant = understand(wish, language).command;
        const { command } = understand(slipped, language);
        const harmless = commands.some((one) => one.id === command && one.effect === 'read');
        expect(command === null || command === meant || harmless).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the understanding', () => {
  it('prints the object of the outside contract', () => {
    expect(toPrinted(understand('dnd till 3', 'en'), zone)).toEqual({
      command: 'presence.set',
      args: { presence: 'DO_NOT_DISTURB', until: '2026-11-23T15:00:00+01:00' },
      confidence: 0.97,
      missing: [],
    });
    expect(toPrinted(understand('how is the weather', 'en'), zone)).toMatchObject({ command: null, args: {} });
  });

  it('needs no hint for the language', () => {
    for (const [text, language] of [
      ['melde mich von Billing ab', 'de'],
      ['déconnecte-moi de Billing', 'fr'],
      ['sácame de Billing', 'es'],
      ['log me out of Billing', 'en'],
    ] as const) {
      expect(understanding.understand(text, { now, zone })).toMatchObject({
        command: 'queue.set',
        args: { status: 'LOGGED_OUT', queue: 'Billing' },
        language,
      });
    }
  });

  it('names the closest commands', () => {
    expect(understanding.nearest('something about my presence')).toContain('presence.show');
    expect(understanding.nearest('xyzzy')).toEqual([]);
  });

  it('never throws and never acts on noise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...LANGUAGES), (text, language) => {
        expect(understand(text, language).confidence).toBeGreaterThanOrEqual(0);
        expect(understanding.nearest(text).length).toBeLessThanOrEqual(3);
      }),
    );
    const words = fc.constantFrom(
      'dnd',
      'not',
      'and',
      'Support',
      'log',
      'me',
      'out',
      'of',
      'until',
      '3',
      ',',
      '@omar',
      'queue',
      'who',
      'is',
      '?',
      'y',
      'und',
      '"',
      'back',
      'note',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 80 }), (list) => {
        expect(understand(list.join(' '), 'en').confidence).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each(['dnd and ', 'log me out of ', 'a', 'until 3 ', '"', '<at>', 'and '])(
    'answers 10,000 characters of "%s"',
    (piece) => {
      expect(understand(piece.repeat(10_000 / piece.length), 'en').command).toBe(null);
    },
  );
});
