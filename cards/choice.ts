import { buttons, card, press, text } from './build.ts';
import type { Call, CallValue, Card } from './model.ts';

const MOST = 5;
/** As a list, one below the other. */
const MOST_ROWS = 10;

/** One piece is unclear: each button is the same Call with that piece filled in. `said` is what one should know before. */
export function choiceCard(
  title: string,
  asked: Call,
  field: string,
  options: readonly { label: string; value: CallValue }[],
  said = '',
): Card {
  const pick = (value: CallValue): Call => ({ ...asked, input: { ...asked.input, [field]: value } });
  const over = options.length - MOST_ROWS;
  return card(title, 'neutral', [
    said === '' ? undefined : text(said),
    over > 0 ? text(`And ${over} more. Type a longer part of the name.`) : undefined,
    options.length <= MOST
      ? buttons(...options.map((option) => press(option.label, pick(option.value))))
      : {
          kind: 'rows',
          rows: options.slice(0, MOST_ROWS).map(({ label, value }) => {
            const [title = label, ...detail] = label.split(' · ');
            return {
              title,
              detail: detail.join(' · '),
              button: press('This one', pick(value), { says: `This one: ${label}` }),
            };
          }),
        },
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
