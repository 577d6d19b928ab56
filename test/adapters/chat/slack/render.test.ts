import { describe, expect, it } from 'vitest';
import { renderModal } from '../../../../adapters/chat/slack/modal.ts';
import { formOf, renderMessage } from '../../../../adapters/chat/slack/render.ts';
import { call, card, press } from '../../../../cards/build.ts';
import type { Card } from '../../../../cards/model.ts';
import type { Conversation } from '../../../../src/core/chat.ts';
import { messageProblems, viewProblems } from '../../../../src/sandbox/slack/refused.ts';
import { cardSamples } from '../../../support/card-samples.ts';

const where: Conversation = { platform: 'slack', tenant: 'T0001', kind: 'channel', id: 'C1', ref: { channel: 'C1' } };
const origin = { via: 'command', channel: 'C1', responseUntil: 0, response: 'https://hooks.slack.com/x' } as const;
const golden = (name: string) => `golden/${name}.json`;
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

describe('every sample card', () => {
  it.each(Object.entries(cardSamples))('%s is a message Slack takes', async (name, sample) => {
    const message = renderMessage(sample);
    expect(messageProblems(message)).toEqual([]);
    await expect(json(message)).toMatchFileSnapshot(golden(name));
  });

  it.each(Object.entries(cardSamples))('%s is a modal Slack takes', async (name, sample) => {
    const view = renderModal(sample, { where, origin }, 'ours');
    expect(viewProblems(view)).toEqual([]);
    if (formOf(sample)) await expect(json(view)).toMatchFileSnapshot(golden(`${name}.modal`));
  });
});

describe('a message', () => {
  const hostile = cardSamples.hostile as Card;

  it('pings nobody and links nothing, whatever its text says', () => {
    const { text, blocks } = renderMessage(hostile);
    for (const piece of [text, JSON.stringify(blocks)]) expect(piece).not.toMatch(/<[!@#h]/);
    // Where it is not plain text, Slack is told to leave it as it is.
    const marked = JSON.stringify(blocks).match(/"type":"mrkdwn"[^}]*/g) ?? [];
    expect(marked.length).toBeGreaterThan(0);
    for (const piece of marked) expect(piece).toContain('"verbatim":true');
  });

  it('keeps its buttons when its text is cut', () => {
    const { blocks } = renderMessage(cardSamples.huge as Card);
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(blocks.filter((block) => block.type === 'actions')).toHaveLength(1);
    for (let at = 0; at < 30; at += 1) expect(JSON.stringify(blocks)).toContain(`Button ${at} `);
    expect(JSON.stringify(blocks)).toContain('more parts that do not fit here');
  });

  it('leaves a button out whose Call is too long for Slack, and says so', () => {
    const long = press('Too long', call('user.find', { name: 'x'.repeat(2_000) }));
    const message = renderMessage(card('Which one?', 'neutral', [{ kind: 'buttons', buttons: [long] }]));
    expect(JSON.stringify(message.blocks)).not.toContain('"button"');
    expect(JSON.stringify(message.blocks)).toContain('too long for a Slack button');
  });

  it('has at most one primary button in a set', () => {
    const both = ['a', 'b'].map((label) => press(label, call('help'), { style: 'primary' }));
    expect(messageProblems(renderMessage(card('x', 'neutral', [{ kind: 'buttons', buttons: both }])))).toEqual([]);
  });

  it('survives empty texts, half characters and control characters', () => {
    const odd = card('', 'neutral', [
      { kind: 'text', text: '' },
      { kind: 'text', text: '\ud800\u0000\u001b' },
      { kind: 'facts', facts: [{ label: '', value: '' }] },
      { kind: 'table', columns: [], rows: [] },
      { kind: 'buttons', buttons: [] },
      { kind: 'buttons', buttons: [press('', call('help'))] },
    ]);
    expect(messageProblems(renderMessage(odd))).toEqual([]);
  });
});

describe('a form', () => {
  const choices = (values: string[]) =>
    card('Pick', 'neutral', [
      {
        kind: 'form',
        inputs: [
          {
            kind: 'choice',
            name: 'who',
            label: 'Who',
            required: true,
            options: values.map((value) => ({ label: value, value })),
          },
        ],
        submit: press('A submit label that is far too long', call('user.show')),
      },
    ]);

  it.each([0, 1, 150])('with %s choices is one Slack takes', (count) => {
    const form = choices(Array.from({ length: count }, (_, at) => `${at}-${'ü'.repeat(60)}`));
    expect(viewProblems(renderModal(form, { where, origin }))).toEqual([]);
  });

  it('carries its Call, and gives up the response address first when it gets long', () => {
    const form = choices(['a']);
    const block = formOf(form);
    if (block) block.submit.call.input.name = 'x'.repeat(2_600);
    expect(
      JSON.parse(
        renderModal(form, { where, origin: { ...origin, response: `https://x/${'y'.repeat(400)}` } })
          ?.private_metadata ?? '',
      ),
    ).toMatchObject({
      call: { command: 'user.show' },
      origin: { via: 'command', channel: 'C1' },
    });
    if (block) block.submit.call.input.name = 'x'.repeat(3_000);
    expect(renderModal(form, { where, origin })).toBeUndefined();
  });
});
