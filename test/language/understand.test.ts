import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallValue } from '../../cards/model.ts';
import { metaOf } from '../../src/core/fields.ts';
import { LANGUAGES, type Language } from '../../src/core/language.ts';
import { exampleOf } from '../../src/language/examples.ts';
import { preparationOf } from '../../src/language/preparation.ts';
import { toPrinted } from '../../src/language/printed.ts';
import { createUnderstanding } from '../../src/language/understand.ts';
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
  const lines = ['', 'unseen-'].flatMap((kind) =>
    readFileSync(new URL(`sentences/${kind}${language}.txt`, import.meta.url), 'utf8').split('\n'),
  );
  return lines.flatMap((line) => {
    const cut = line.lastIndexOf(' => ');
    return line.startsWith('#') || cut < 0 ? [] : [[line.slice(0, cut), line.slice(cut + 4)]];
  });
}

it('takes lines for wishes in order where each is one, and does nothing where one is none', () => {
  const lines = (...all: string[]) => told(all.join('\n'), 'en');
  expect(lines('dnd for 10m', 'break for 15m', '')).toBe(
    'presence.set; presence=DO_NOT_DISTURB; until=10:10 + queue.set; status=BREAK; until=10:15',
  );
  for (const first of ["don't", 'Omar wrote:', 'never ever']) expect(lines(first, 'set me to dnd')).toBe('nothing');
});

it.each([
  ['I am away from 2 pm for two hours', 'en', 'presence.set'],
  ['put me on break in 20 minutes', 'en', 'queue.set'],
  ['ich bin ab 14 Uhr für zwei Stunden weg', 'de', 'presence.set'],
  ['absent à partir de 14 h pendant deux heures', 'fr', 'presence.set'],
  ['ausente a partir de las 14 durante dos horas', 'es', 'presence.set'],
  ["don't put me on dnd at 3", 'en', undefined],
  ['Omar said he is on lunch at 3', 'en', undefined],
  ['am I free at 3?', 'en', undefined],
  ['I will see you at 3', 'en', undefined],
] as const)('does nothing for a state that begins later, and knows it: %s', (text, language, id) => {
  expect(told(text, language)).toBe('nothing');
  expect(understanding.later(text, { now, zone, language })).toBe(id);
});

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
  it.each(LANGUAGES)(
    'in %s are each understood as their own command',
    (language) => {
      const wrong = ALL.filter((one) => one.language === language).flatMap(({ id, text }) => {
        const { command } = understand(text, language);
        return command === id ? [] : [`${text} → ${command}, not ${id}`];
      });
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  it('come as a sentence without slots for help', () => {
    for (const command of commands)
      for (const language of LANGUAGES) expect(exampleOf(command, language) ?? '').not.toMatch(/[{}]/);
  });
});

/** Around any wish they take it back, report it, or only imagine it. */
const FRAMES: Record<Language, ((wish: string) => string)[]> = {
  en: [
    (wish) => `don't ${wish}`,
    (wish) => `please never ${wish}`,
    (wish) => `do not ${wish}`,
    (wish) => `I don't want you to ${wish}`,
    (wish) => `there is no need to ${wish}`,
    (wish) => `Omar said ${wish}`,
    (wish) => `Lena told me to ${wish}`,
    (wish) => `my boss wants me to ${wish}`,
    (wish) => `Mia asked: ${wish}`,
    (wish) => `what happens if I ${wish}`,
    (wish) => `should I ${wish}?`,
    (wish) => `how do I ${wish}?`,
    (wish) => `if it gets late, ${wish}`,
    (wish) => `unless Omar objects, ${wish}`,
    (wish) => `when Lena is back ${wish}`,
    (wish) => `remind me to ${wish}`,
    (wish) => `I was going to ${wish}`,
    (wish) => `maybe I will ${wish}`,
    (wish) => `"${wish}" is what she wrote`,
  ],
  de: [
    (wish) => `bitte nicht ${wish}`,
    (wish) => `${wish} bitte nicht`,
    (wish) => `auf keinen Fall ${wish}`,
    (wish) => `niemals ${wish}`,
    (wish) => `Omar sagt, ${wish}`,
    (wish) => `Lena meinte: ${wish}`,
    (wish) => `mein Chef will, dass ich ${wish}`,
    (wish) => `was passiert, wenn ich ${wish}`,
    (wish) => `soll ich ${wish}?`,
    (wish) => `wie kann ich ${wish}?`,
    (wish) => `wenn Omar kommt, ${wish}`,
    (wish) => `falls es spät wird, ${wish}`,
    (wish) => `erinnere mich daran: ${wish}`,
    (wish) => `vielleicht ${wish}`,
    (wish) => `Mia hat geschrieben: ${wish}`,
  ],
  fr: [
    (wish) => `ne ${wish} pas`,
    (wish) => `surtout pas ${wish}`,
    (wish) => `Omar dit de ${wish}`,
    (wish) => `mon chef veut que je ${wish}`,
    (wish) => `que se passe-t-il si ${wish}`,
    (wish) => `dois-je ${wish} ?`,
    (wish) => `comment ${wish} ?`,
    (wish) => `si Omar arrive, ${wish}`,
    (wish) => `quand Lena sera là, ${wish}`,
    (wish) => `rappelle-moi de ${wish}`,
    (wish) => `à moins que Omar refuse, ${wish}`,
    (wish) => `peut-être ${wish}`,
    (wish) => `Mia m'a écrit : ${wish}`,
  ],
  es: [
    (wish) => `no ${wish}`,
    (wish) => `nunca ${wish}`,
    (wish) => `Omar dice: ${wish}`,
    (wish) => `Lena me dijo que ${wish}`,
    (wish) => `mi jefe quiere que ${wish}`,
    (wish) => `qué pasa si ${wish}`,
    (wish) => `debería ${wish}?`,
    (wish) => `cómo ${wish}?`,
    (wish) => `si llega Omar, ${wish}`,
    (wish) => `cuando vuelva Lena, ${wish}`,
    (wish) => `recuérdame ${wish}`,
    (wish) => `a menos que Omar diga algo, ${wish}`,
    (wish) => `tal vez ${wish}`,
  ],
};

describe('what must not act', () => {
  const effects = new Map(commands.map((command) => [command.id, command.effect]));
  const changing = ALL.filter(({ id }) => effects.get(id) !== 'read');
  const changes = (text: string, language: Language) => {
    const { command, then } = understand(text, language);
    return [command, ...then.map((wish) => wish.command)].some((id) => id !== null && effects.get(id) !== 'read');
  };

  /** Every wish stands in three of the frames, every frame around many wishes. */
  it.each(LANGUAGES)(
    'no negated, reported or imagined example in %s changes anything',
    (language) => {
      const frames = FRAMES[language];
      const acting = changing
        .filter((one) => one.language === language)
        .flatMap(({ text }, i) => [0, 1, 2].flatMap((k) => frames[(i + k * 5) % frames.length]?.(text) ?? []))
        .filter((text) => changes(text, language));
      // "do not disturb" is a state of its own.
      expect(acting.filter((text) => !/^do not disturb/.test(text))).toEqual([]);
    },
    60_000,
  );

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

  it('is prepared ahead, once for the same commands', async () => {
    const preparation = preparationOf([...commands]);
    await understanding.prepare();
    expect(preparationOf(commands)).toBe(preparation);
    expect(preparation.of('es')).toBe(preparationOf([...commands]).of('es'));
    expect(preparationOf(commands.slice(1))).not.toBe(preparation);
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
