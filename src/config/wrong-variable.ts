import type { z } from 'zod';
import { exampleOf } from './environment.ts';

/** What is wrong with the value of a variable, in words, with an example of a right one. */
export function whatIsWrong(name: string, issue: z.core.$ZodIssue): string {
  const example = exampleOf(name);
  return `${inWords(issue)}${example ? ` (for example ${example})` : ''}`;
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return 'is not a number';
  if (issue.code === 'too_big') return `is more than ${issue.maximum}`;
  if (issue.code === 'too_small' && issue.origin !== 'string') return `is less than ${issue.minimum}`;
  if (issue.code === 'invalid_value') return `must be ${issue.values.join(', ')}`;
  if (issue.code !== 'invalid_format') return issue.message;
  return issue.format === 'email' ? 'is not an e-mail address' : 'is not an address of that kind';
}
