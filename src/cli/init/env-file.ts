import { variables } from '../../config/environment.ts';
import type { Values } from './collect.ts';
import type { Name } from './groups.ts';

/** The file as Node reads it (`process.loadEnvFile`), with what each variable is about. */
export function envFile(values: Values): string {
  const lines = variables().flatMap(({ name, about }) => {
    const value = settingOf(values, name);
    return value === undefined ? [] : [`# ${about.about}`, `${name}=${quoted(value)}`, ''];
  });
  return [
    '# Settings of Patchcord: secrets and addresses. Keep this file to yourself (chmod 600).',
    '# All settings: docs/settings.md. "patchcord doctor" says what is wrong with them.',
    '',
    ...lines,
  ].join('\n');
}

/** Variables that the file does not have yet, to be put behind what is there. */
export function missingLines(values: Values, present: Values): string {
  const missing = Object.fromEntries(
    Object.entries(values).filter(([name]) => settingOf(present, name) === undefined),
  ) satisfies Values;
  const lines = envFile(missing).split('\n').slice(3);
  return lines.some((line) => line !== '') ? `\n${lines.join('\n')}` : '';
}

export function isName(name: string): name is Name {
  return variables().some((one) => one.name === name);
}

function settingOf(values: Values, name: string): string | undefined {
  return isName(name) ? values[name] : undefined;
}

/** Plain where nothing in it has a meaning; else in a quote that does not occur in it. */
function quoted(value: string): string {
  if (/^[\w./:@%+,=~&?!*;()-]*$/.test(value)) return value;
  const quote = ["'", '`', '"'].find((one) => !value.includes(one));
  if (quote === undefined) throw new Error('A value with all three kinds of quotes cannot stand in .env');
  return `${quote}${value}${quote}`;
}
