import type { Language } from '../../core/language.ts';
import { DE } from './de-choices.ts';
import { EN } from './en-choices.ts';
import { ES } from './es-choices.ts';
import { FR } from './fr-choices.ts';
import type { ChoiceWords } from './shape.ts';

export const CHOICES: Record<Language, ChoiceWords> = { en: EN, de: DE, fr: FR, es: ES };
