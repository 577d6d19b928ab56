import type { Language } from '../../core/language.ts';
import { deTime } from './de-time.ts';
import { enTime } from './en-time.ts';
import { esTime } from './es-time.ts';
import { frTime } from './fr-time.ts';
import type { TimeWords } from './shape.ts';

export const TIMES: Record<Language, TimeWords> = { en: enTime, de: deTime, fr: frTime, es: esTime };
