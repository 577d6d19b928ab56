import type { Rule, Who } from '../core/policy.ts';
import type { Written } from './config-file.ts';
import { type GroupSettings, outcomeOf, type WrittenRule } from './policy-schema.ts';

type Policy = Written<{ policy: readonly WrittenRule[]; groups: Readonly<Record<string, GroupSettings>> }>;

/**
 * The operator's rules in their order. `zone` is for hours that name none.
 * Adds to `problems` what only shows when rules and groups are seen together.
 */
export function rulesOf(file: Policy, zone: string, problems: string[]): Rule[] {
  return file.value.policy.map((rule, at) => {
    const path = ['policy', at];
    checkGroups(file, rule, path, problems);
    checkNeed(file, rule, path, problems);
    return {
      name: rule.name ?? `rule ${at + 1}`,
      origin: file.origin(path),
      who: rule.who,
      what: rule.what,
      on: rule.on,
      when: rule.when.map(({ hours, days, zone: own }) => ({ days, ...hours, zone: own ?? zone })),
      where: rule.where,
      outcome: outcomeOf(rule),
    };
  });
}

/** The e-mail addresses that rules and groups name, each once: whether anybody has them, only the phone system knows. */
export function peopleNamed(rules: readonly Rule[], groups: Readonly<Record<string, GroupSettings>>): string[] {
  const named = rules.flatMap((rule) => [...rule.who, ...rule.on, ...approversOf(rule)]);
  const people = named.flatMap((one) => (typeof one === 'object' && 'person' in one ? [one.person] : []));
  return [...new Set([...people, ...Object.values(groups).flatMap((group) => group.members)])];
}

function approversOf({ outcome }: Rule): Who[] {
  return outcome.kind === 'approve'
    ? [...outcome.terms.steps.flatMap((step) => step.by), ...outcome.terms.escalateTo]
    : [];
}

function checkGroups(file: Policy, rule: WrittenRule, path: PropertyKey[], problems: string[]): void {
  const steps = rule.approve?.terms.steps.flatMap((step) => step.by) ?? [];
  const parts = { who: rule.who, on: rule.on, approve: [...steps, ...(rule.approve?.terms.escalateTo ?? [])] };
  for (const [part, named] of Object.entries(parts))
    for (const one of named)
      if (typeof one === 'object' && 'group' in one && !Object.hasOwn(file.value.groups, one.group)) {
        const where = [...path, part];
        problems.push(`${file.place(where)}: ${where.join('.')}: groups has no "${one.group}"`);
      }
}

/** Three of two people will never come together. Roles and groups of a chat platform may have any number of members. */
function checkNeed(file: Policy, rule: WrittenRule, path: PropertyKey[], problems: string[]): void {
  for (const step of rule.approve?.terms.steps ?? []) {
    const people = new Set<string>();
    const open = step.by.some((one) => {
      if ('person' in one) people.add(one.person);
      if (!('group' in one)) return 'role' in one;
      const group = file.value.groups[one.group];
      for (const member of group?.members ?? []) people.add(member);
      return group === undefined || group.slack.length + group.entra.length > 0;
    });
    if (open || step.need <= people.size) continue;
    const count = people.size === 1 ? '1 person is' : `${people.size} people are`;
    problems.push(
      `${file.place([...path, 'approve'])}: ${[...path, 'approve'].join('.')}: needs ${step.need}, but only ${count} named`,
    );
  }
}
