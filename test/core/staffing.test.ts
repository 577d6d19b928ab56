import { describe, expect, it } from 'vitest';
import { judgeLeaving, leavesQueue, leavingWords, rulesFor, type StaffingRule } from '../../src/core/staffing.ts';

const support = { name: 'Support', extension: '8002' };
const rule = (more: Partial<StaffingRule> = {}): StaffingRule => ({
  queue: 'support',
  minimum: 1,
  when: [],
  below: 'warn',
  origin: 'config:1',
  ...more,
});
const weekdays = { days: [1, 2, 3, 4, 5], from: 8 * 60, to: 18 * 60, zone: 'Europe/Berlin' };
const at = (text: string) => Date.parse(text);

describe('staffing rules', () => {
  it('hold for their queue, by name or number, in their hours and zone', () => {
    const rules = [rule(), rule({ queue: '8002', minimum: 2, when: [weekdays] }), rule({ queue: 'Sales' })];
    expect(rulesFor(rules, support, at('2026-11-23T16:59:00Z')).map((one) => one.minimum)).toEqual([1, 2]);
    expect(rulesFor(rules, support, at('2026-11-23T17:00:00Z')).map((one) => one.minimum)).toEqual([1]);
    expect(rulesFor(rules, support, at('2026-11-22T12:00:00Z')).map((one) => one.minimum)).toEqual([1]);
  });

  it.each([
    ['READY', 'BREAK', true],
    ['QUEUE_CALL', 'LOGGED_OUT', true],
    ['WRAP_UP', 'NOT_READY', true],
    ['READY', 'WRAP_UP', false],
    ['READY', 'LOGGED_IN', false],
    ['BREAK', 'LOGGED_OUT', false],
    ['OFFLINE', 'LUNCH', false],
  ] as const)('somebody %s who wishes %s leaves the queue: %s', (state, wish, leaves) => {
    expect(leavesQueue(state, wish)).toBe(leaves);
  });

  const agents = [
    { extension: '1', state: 'READY' },
    { extension: '2', state: 'QUEUE_CALL' },
    { extension: '3', state: 'WRAP_UP' },
    { extension: '4', state: 'OTHER_CALL' },
    { extension: '5', state: 'LUNCH' },
  ] as const;

  it('count who takes calls of the queue without the one who leaves', () => {
    expect(judgeLeaving([], agents, '1')).toEqual({ kind: 'fine', left: 2, of: 5 });
    expect(judgeLeaving([rule({ minimum: 2 })], agents, '1').kind).toBe('fine');
    expect(judgeLeaving([rule({ minimum: 3 })], agents, '1').kind).toBe('warn');
  });

  it('speak by the strictest that would be broken', () => {
    const rules = [rule({ minimum: 3 }), rule({ minimum: 4, below: 'confirm' }), rule({ minimum: 2, below: 'refuse' })];
    const verdict = judgeLeaving(rules, agents, '1');
    expect(verdict).toMatchObject({ kind: 'confirm', rule: { minimum: 4 } });
    expect(leavingWords('Support', verdict)).toBe('Leaves Support with 2 of 5 agents; 4 are wanted now.');
    expect(leavingWords('Support', judgeLeaving([rule()], [agents[0]], '1'))).toBe(
      'Leaves Support with 0 of 1 agent; 1 is wanted now.',
    );
  });
});
