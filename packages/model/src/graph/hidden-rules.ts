import type { Dataset } from '../dataset.ts';
import type { Model } from '../model.ts';

/** What a member of a union says of its rows that the union does not say of them. */
export interface HiddenRule {
  readonly dataset: string;
  readonly rule: 'history' | 'span' | 'scenarios' | 'additive';
}

/** Rules of the datasets that a union is made of, however deep, which would be lost among its rows. */
export function hiddenRules({ datasets }: Pick<Model, 'datasets'>, name: string): readonly HiddenRule[] {
  const union = datasets.get(name);
  if (union === undefined) return [];
  const found = new Map<string, HiddenRule>();
  const open = membersOf(union);
  for (let member = open.pop(); member !== undefined; member = open.pop()) {
    const dataset = datasets.get(member);
    if (dataset === undefined) continue;
    open.push(...membersOf(dataset));
    for (const rule of rulesLost(dataset, union)) found.set(`${member} ${rule}`, { dataset: member, rule });
  }
  return [...found.values()];
}

function membersOf({ source }: Dataset): string[] {
  return source.kind === 'union' ? source.members.map(({ dataset }) => dataset) : [];
}

function rulesLost(member: Dataset, union: Dataset): readonly HiddenRule['rule'][] {
  return [
    ...(member.history === null ? [] : ['history' as const]),
    ...(member.span === null ? [] : ['span' as const]),
    ...(member.scenarios === undefined || union.scenarios !== undefined ? [] : ['scenarios' as const]),
    ...(member.notOver.every((field) => union.notOver.includes(field)) ? [] : ['additive' as const]),
  ];
}
