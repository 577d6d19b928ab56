import { describe, expect, it } from 'vitest';
import { absentFor } from '../../src/app/approvals/approvers.ts';
import type { StoredDelegation } from '../../src/store/delegations.ts';

const away = (person: string, delegate: string): StoredDelegation => ({
  person,
  name: person,
  delegate,
  delegateName: delegate,
  untilAt: null,
});

describe('whose absence somebody covers', () => {
  it('is also that of those who decide for others who are away', () => {
    const delegations = [away('ada', 'ben'), away('ben', 'cleo'), away('dan', 'cleo')];
    expect(absentFor(delegations, 'cleo').toSorted()).toEqual(['ada', 'ben', 'dan']);
    expect(absentFor(delegations, 'ben')).toEqual(['ada']);
    expect(absentFor(delegations, 'ada')).toEqual([]);
  });

  it('comes to an end in a circle, which two people can close in the same moment, and never to oneself', () => {
    const circle = [away('ada', 'ben'), away('ben', 'cleo'), away('cleo', 'ada')];
    for (const person of ['ada', 'ben', 'cleo']) {
      expect(absentFor(circle, person)).toHaveLength(2);
      expect(absentFor(circle, person)).not.toContain(person);
    }
    expect(absentFor([away('ada', 'ada')], 'ada')).toEqual([]);
  });
});
