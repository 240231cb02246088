import type { MetricExpr } from '@plumbline/model';
import type { Evaluation } from '../cell/evaluation.ts';
import { askedBy, askedInside, datasetsBehind, datasetsOf } from '../formula/formula-datasets.ts';
import { askedFormulas } from './asked-formulas.ts';

export interface ReadByOne {
  readonly measured: readonly string[];
  /** Datasets that it does not measure: conditions ask them who is a member. */
  readonly members: readonly string[];
}

/** What each asked formula reads, the conditions of the question being also its own. */
export function readByEach(ev: Evaluation): readonly ReadByOne[] {
  const { model } = ev.relations;
  return askedFormulas(ev).map((expr) => {
    const measured = datasetsOf(model, expr);
    const asked = conditionsOn(ev, expr).flatMap((one) => [...datasetsBehind(model, one)]);
    return { measured: [...measured], members: [...new Set(asked)].filter((name) => !measured.has(name)) };
  });
}

/** What conditions ask who is a member, anywhere in the question. */
export function askedOfMembers(ev: Evaluation): readonly MetricExpr[] {
  return askedFormulas(ev).flatMap((expr) => conditionsOn(ev, expr));
}

function conditionsOn({ query, relations: { model } }: Evaluation, expr: MetricExpr): readonly MetricExpr[] {
  return [...askedInside(model, expr), ...(query.where === null ? [] : askedBy(model, query.where))];
}
