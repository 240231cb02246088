import { bridgeTo, type RowExpr } from '@plumbline/model';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import { refsOf } from './row-refs.ts';

/** Conditions that name fields behind a bridge say which member they speak of. */
export function requireClear(ev: Evaluation, dataset: string, terms: readonly RowExpr[]): void {
  const bridges = (term: RowExpr) =>
    refsOf(term).map((ref) => {
      const found = bridgeTo(ev.relations.model, dataset, ref);
      return found.kind === 'found' ? found.path.bridge.name : null;
    });
  const isPure = (term: RowExpr) =>
    new Set(bridges(term)).size <= 1 && (bridges(term)[0] == null || !hasMembers(term));
  const isClear = (term: RowExpr): boolean =>
    isPure(term) ||
    (term.kind === 'call' && (term.fn === 'or' || term.fn === 'and') && isTogether(term.fn, term.args));
  const isTogether = (fn: string, parts: readonly RowExpr[]): boolean =>
    parts.every(isClear) && (fn === 'or' || !isDivided(parts));
  const isDivided = (parts: readonly RowExpr[]) =>
    parts.some((part, i) => {
      const others = parts.filter((_, k) => k !== i).flatMap(bridges);
      return !isPure(part) && bridges(part).some((name) => name !== null && others.includes(name));
    });
  if (terms.some((term) => bridges(term).some((name) => name !== null)) && !isTogether('and', terms))
    throw new Refusal('query/bridge-condition', dataset);
}

function hasMembers(term: RowExpr): boolean {
  return JSON.stringify(term).includes('"kind":"members"');
}
