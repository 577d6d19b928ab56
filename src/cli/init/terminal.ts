import { isCancel, multiselect, password, select, text } from '@clack/prompts';
import { type Asker, Cancelled, type Option } from './collect.ts';

/** A person at a terminal; Ctrl+C at any question leaves. */
export const terminal: Asker = {
  async choose(message, options) {
    const answer = await select({ message, options: options.map(shown) });
    if (isCancel(answer)) throw new Cancelled();
    return answer;
  },
  async chooseSome(message, options) {
    const answer = await multiselect({ message, options: options.map(shown), required: false });
    if (isCancel(answer)) throw new Cancelled();
    return answer;
  },
  async text(message, { example, initial, secret, check }) {
    const validate = (given: string | undefined) => check(given ?? '');
    const open = { message, placeholder: example, validate, ...(initial !== undefined && { initialValue: initial }) };
    const answer = await (secret ? password({ message, validate }) : text(open));
    if (isCancel(answer)) throw new Cancelled();
    return answer ?? '';
  },
};

function shown({ value, label, hint }: Option) {
  return { value, label, ...(hint !== undefined && { hint }) };
}
