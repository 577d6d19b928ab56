import { z } from 'zod';
import type { AdaptiveCard, Place } from '../../../../adapters/chat/teams/render.ts';

/** The members each element may have (Adaptive Cards 1.5), and those it must have, marked by `!`. */
const elements: Record<string, string> = {
  TextBlock: 'text! wrap! weight size style isSubtle spacing separator',
  Container: 'items! style bleed',
  FactSet: 'facts!',
  ColumnSet: 'columns! separator spacing',
  Column: 'width! items! verticalContentAlignment',
  ActionSet: 'actions!',
  'Input.Text': 'id! label! isRequired! errorMessage value placeholder maxLength isMultiline',
  'Input.ChoiceSet': 'id! label! isRequired! errorMessage value style placeholder choices!',
  'Action.Execute': 'title! verb! data! fallback! style tooltip associatedInputs mode',
  'Action.Submit': 'title! data! style tooltip associatedInputs mode',
  'Action.OpenUrl': 'title! url! style tooltip mode',
};
const Element = z.looseObject({ type: z.string() });
const Mode = z.looseObject({ mode: z.string().optional() });
const Children = z.looseObject({
  items: z.array(Element).optional(),
  columns: z.array(Element).optional(),
  actions: z.array(Element).optional(),
  fallback: Element.optional(),
});

/** What Teams, or a phone, would stumble over in a card. */
export function cardProblems(card: AdaptiveCard, place: Place): string[] {
  const problems: string[] = [];
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > 25_000) problems.push(`${bytes} bytes`);
  if (card.version !== '1.5' || !card.fallbackText || !card.speak) problems.push('version, fallbackText or speak');
  const headings = JSON.stringify(card).split('"style":"heading"').length - 1;
  if (headings !== 1) problems.push(`${headings} headings`);
  const ids: unknown[] = [];

  const look = (element: z.infer<typeof Element>): void => {
    const { type } = element;
    const members = elements[type];
    if (!members) return void problems.push(`unknown ${type}`);
    const allowed = members.split(' ').map((member) => member.replace('!', ''));
    for (const member of Object.keys(element)) {
      if (member !== 'type' && !allowed.includes(member)) problems.push(`${type} has ${member}`);
    }
    for (const member of members.split(' ').filter((one) => one.endsWith('!'))) {
      if (!(member.slice(0, -1) in element)) problems.push(`${type} lacks ${member}`);
    }
    if (element.isRequired === true && !element.errorMessage) problems.push(`${type} lacks errorMessage`);
    if (type.startsWith('Input.')) ids.push(element.id);
    if (type === 'Action.Execute' && place === 'dialog') problems.push('Action.Execute in a dialog');
    const { items, columns, actions, fallback } = Children.parse(element);
    // What stands in the menu does not count.
    const inSight = actions?.filter((action) => Mode.parse(action).mode !== 'secondary');
    if ((inSight?.length ?? 1) > 6 || actions?.length === 0) problems.push('number of actions');
    if ((columns?.length ?? 1) > 3) problems.push('too many columns for a phone');
    for (const child of [...(items ?? []), ...(columns ?? []), ...(actions ?? []), ...(fallback ? [fallback] : [])])
      look(child);
  };
  for (const element of card.body) look(Element.parse(element));
  if (new Set(ids).size < ids.length) problems.push('ids twice');
  return problems;
}
