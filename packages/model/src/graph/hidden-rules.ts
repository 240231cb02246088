import type { Dataset, History } from '../dataset.ts';
import type { Model } from '../model.ts';
import { type FieldOfMember, fieldOfMember } from './field-of-member.ts';

/** What a member of a union says of its rows that the union does not say of them. */
export interface HiddenRule {
  readonly dataset: string;
  /** `ends`: nothing says what stands for the ends of the union's span in rows that are no totals of spans. */
  readonly rule: 'history' | 'span' | 'ends' | 'scenarios' | 'additive';
}

/** Rules of the datasets that a union is made of, however deep, which would be lost among its rows. */
export function hiddenRules({ datasets }: Pick<Model, 'datasets'>, name: string): readonly HiddenRule[] {
  const union = datasets.get(name);
  if (union === undefined) return [];
  const found = new Map<string, HiddenRule>();
  const look = (around: Dataset, inside: FieldOfMember): void => {
    if (around.source.kind !== 'union') return;
    for (const member of around.source.members) {
      const dataset = datasets.get(member.dataset);
      if (dataset === undefined) continue;
      const own = fieldOfMember(around, member, dataset);
      const behind: FieldOfMember = (field) => {
        const origin = inside(field);
        return origin.kind === 'own' ? own(origin.field) : origin;
      };
      for (const rule of rulesLost(dataset, union, behind))
        found.set(`${dataset.name} ${rule}`, { dataset: dataset.name, rule });
      look(dataset, behind);
    }
  };
  look(union, (field) => ({ kind: 'own', field }));
  return [...found.values()];
}

function rulesLost(member: Dataset, union: Dataset, behind: FieldOfMember): readonly HiddenRule['rule'][] {
  return [
    ...(keepsHistory(member, union, behind) ? [] : ['history' as const]),
    ...(keepsSpan(member, union, behind) ? [] : ['span' as const]),
    ...(saysEnds(member, union, behind) ? [] : ['ends' as const]),
    ...(member.scenarios === undefined || union.scenarios !== undefined ? [] : ['scenarios' as const]),
    ...(member.notOver.every((field) => union.notOver.includes(field)) ? [] : ['additive' as const]),
  ];
}

/**
 * A row without the day on which it was recorded is never known; records of a member are chosen among as they are there,
 * and rows that are none stay apart.
 */
function keepsHistory(member: Dataset, { history }: Dataset, behind: FieldOfMember): boolean {
  if (history === null) return member.history === null;
  if (member.history === null) {
    const own = history.key.map(behind).flatMap((one) => (one.kind === 'own' ? [one.field] : []));
    const isApart = own.length > 0 && member.primaryKey.every((field) => own.includes(field));
    return isApart && behind(history.recordedAt).kind !== 'none';
  }
  const isSame = (field: string, of: string) => isField(behind(field), of);
  const { prefer } = member.history;
  return (
    isSame(history.recordedAt, member.history.recordedAt) &&
    tellsApart(history.key, member.history.key, behind) &&
    history.prefer.length === prefer.length &&
    history.prefer.every(
      ({ field, desc }, i) => desc === prefer[i]?.desc && isSame(field, prefer[i]?.field ?? ''),
    )
  );
}

/** The series of a member stay series: chains never go from the rows of one to those of another. */
function keepsSpan(member: Dataset, union: Dataset, behind: FieldOfMember): boolean {
  if (member.span === null) return true;
  if (union.span === null) return false;
  const isSame = (field: string, of: string) => isField(behind(field), of);
  return (
    isSame(union.span.from, member.span.from) &&
    isSame(union.span.to, member.span.to) &&
    tellsApart(keyOf(union), keyOf(member), behind)
  );
}

/** Rows without the first day of a span are balances, those without the last day are in none: sums would leave them out unsaid. */
function saysEnds(member: Dataset, { span }: Dataset, behind: FieldOfMember): boolean {
  if (member.span !== null || span === null) return true;
  return [span.from, span.to].every((field) => behind(field).kind !== 'none');
}

function keyOf({ history, primaryKey }: Dataset): History['key'] {
  return history?.key ?? primaryKey;
}

/** Rows of a member have one key in the union exactly where they have one in the member. */
function tellsApart(key: readonly string[], ofMember: readonly string[], behind: FieldOfMember): boolean {
  const origins = key.map(behind);
  const fields = new Set(origins.flatMap((one) => (one.kind === 'own' ? [one.field] : [])));
  return (
    origins.every(({ kind }) => kind !== 'other') &&
    fields.size === new Set(ofMember).size &&
    ofMember.every((field) => fields.has(field))
  );
}

function isField(origin: ReturnType<FieldOfMember>, field: string): boolean {
  return origin.kind === 'own' && origin.field === field;
}
