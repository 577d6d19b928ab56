import type { Question } from '../../src/core/command.ts';
import { PatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import type { Group, Groups } from '../../src/core/groups.ts';

/** A group by name; buttons name it by id. */
export const groupField = () => field.text('Group', 128);

/** The one group that is meant, or the question which. Throws `not-found` when there is none. */
export async function groupNamed(groups: Groups, text: string): Promise<Group | Question> {
  const [only, ...others] = await groups.find(text);
  if (!only) throw new PatchcordError('not-found', `There is no group "${text.slice(0, 40)}".`);
  if (others.length === 0) return only;
  const options = [only, ...others].map((group) => ({ label: group.name, value: group.id }));
  return { ask: { field: 'group', title: `Which group is "${text.slice(0, 30)}"?`, options } };
}
