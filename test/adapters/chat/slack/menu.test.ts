import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenIn, menuOf } from '../../../../adapters/chat/slack/menu.ts';
import { renderMessage } from '../../../../adapters/chat/slack/render.ts';
import { call, card, press } from '../../../../cards/build.ts';
import type { CallButton } from '../../../../cards/model.ts';
import { messageProblems } from '../../../../src/sandbox/slack/refused.ts';

const steer = (command: string, input = {}, more: Partial<CallButton> = {}) =>
  press(
    command,
    { ...call(command, { meeting: '878156644691742720', here: 'shared', ...input }), system: 'pbx' },
    more,
  );

const room = [
  steer('meeting.join', {}, { style: 'primary' }),
  steer('meeting.invite', {}, { opens: 'form' }),
  steer('meeting.mute'),
  steer('meeting.record', { on: true }),
  steer('meeting.lock', {}, { rare: true }),
  steer('meeting.participants', {}, { rare: true, opens: 'form' }),
  steer('meeting.stop', {}, { style: 'danger' }),
];

describe('more buttons than are on show at once', () => {
  it('stand in a menu: rare ones first, and the destructive one not', () => {
    const message = renderMessage(card('Outage', 'good', [{ kind: 'buttons', buttons: room }]));
    expect(messageProblems(message)).toEqual([]);
    const [actions] = message.blocks.flatMap((block) => (block.type === 'actions' ? [block] : []));
    const shown = actions?.elements.map((one) => (one.type === 'button' ? one.text.text : one.type));
    expect(shown).toEqual([
      'meeting.join',
      'meeting.invite',
      'meeting.mute',
      'meeting.record',
      'meeting.stop',
      'overflow',
    ]);
  });

  it('of sets that follow one another are counted together, and a single one is never hidden alone', () => {
    const sets = [room.slice(0, 3), room.slice(3, 6)].map((buttons) => ({ kind: 'buttons' as const, buttons }));
    const { blocks } = renderMessage(card('Outage', 'good', sets));
    const [actions, ...others] = blocks.flatMap((block) => (block.type === 'actions' ? [block] : []));
    expect(others).toEqual([]);
    expect(actions?.elements.map(({ type }) => type)).toEqual(['button', 'button', 'button', 'button', 'overflow']);
  });

  it('come back as what they were, of one command and of several, in any language', () => {
    const labels = fc.string({ unit: 'grapheme', maxLength: 12 });
    const input = fc.record({ user: labels, on: fc.boolean() }, { requiredKeys: [] });
    const line = fc.record({ command: fc.constantFrom('meeting.lock', 'queue.set'), input, form: fc.boolean() });
    const lines = fc.array(line, { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(lines, fc.string({ unit: 'grapheme', maxLength: 40 }), (all, subject) => {
        const buttons = all.map(({ command, input: own, form }) =>
          press('x', call(command, { ...own, subject }), form ? { opens: 'form' } : {}),
        );
        const folded = menuOf(buttons, '3.1');
        fc.pre(folded !== undefined);
        const { block, menu } = folded ?? { block: '', menu: undefined };
        expect(Math.max(block.length, menu?.action_id?.length ?? 0)).toBeLessThanOrEqual(255);
        const back = menu?.options?.map((option) =>
          chosenIn({ action_id: menu.action_id ?? '', block_id: block, value: option.value }),
        );
        expect(back).toEqual(buttons.map((one) => ({ call: one.call, opensForm: one.opens === 'form' })));
      }),
    );
  });

  it('stay buttons where a Call is too long for the menu, and nothing made up becomes a Call', () => {
    const long = room.map((one, at) => ({ ...one, call: call('user.find', { query: `${at}${'x'.repeat(100)}` }) }));
    expect(menuOf(long, 0)).toBeUndefined();
    const { blocks } = renderMessage(card('Outage', 'good', [{ kind: 'buttons', buttons: long }]));
    expect(JSON.stringify(blocks).match(/"button"/g)).toHaveLength(long.length);
    for (const value of [undefined, '', '[]', '[0]', '[1,{}]', '{"command":"user.delete"}'])
      expect(chosenIn({ action_id: 'menu:', block_id: 'menu:0:{"input":{}}', value })).toBeUndefined();
    expect(chosenIn({ action_id: 'menu:{}', block_id: undefined, value: '[0,{}]' })).toBeUndefined();
  });
});
