import { buttons, card, press, text } from './build.ts';
import type { Call, CallValue, Card } from './model.ts';

const MOST = 5;

/** One piece is unclear: each button is the same Call with that piece filled in. `said` is what one should know before. */
export function choiceCard(
  title: string,
  asked: Call,
  field: string,
  options: readonly { label: string; value: CallValue }[],
  said = '',
): Card {
  const pick = (value: CallValue): Call => ({ ...asked, input: { ...asked.input, [field]: value } });
  const shown = options.slice(0, MOST);
  return card(title, 'neutral', [
    said === '' ? undefined : text(said),
    options.length > MOST ? text(`And ${options.length - MOST} more. Type a longer part of the name.`) : undefined,
    buttons(...shown.map((option) => press(option.label, pick(option.value)))),
  ]);
}

/** More than one phone system could do it (`what`): each button is the same Call for one of them. */
export function systemCard(what: string, asked: Call, systems: readonly { id: string; label: string }[]): Card {
  const shown = systems.slice(0, MOST);
  return card('In which phone system?', 'neutral', [
    text(`${what}. Nothing happens before you choose.`),
    systems.length > MOST
      ? text(`And ${systems.length - MOST} more. Say which one: "… in ${systems[MOST]?.label ?? ''}".`)
      : undefined,
    buttons(...shown.map(({ id, label }) => press(label, { ...asked, system: id }))),
  ]);
}
