import { formatUnit } from '@plumbline/model';
import { readableFormula } from '../answer/readable-formula.ts';
import type { StatementEntry } from './listing.ts';
import type { Served } from './served.ts';

/** Statements in the order of their definitions, lines in the order of the statement. */
export function statementEntries({
  model,
  marks,
}: Pick<Served, 'model'> & Partial<Pick<Served, 'marks'>>): readonly StatementEntry[] {
  return [...model.statements.values()].map(({ lines, ...statement }) => ({
    ...statement,
    lines: lines.flatMap((line) => {
      const metric = model.metrics.get(line.metric);
      if (metric === undefined) return [];
      const { formula, unit, kind } = metric;
      const readable = readableFormula(metric, model);
      const own = marks?.get(line.metric) ?? [];
      return [{ ...line, formula, readable, unit: formatUnit(unit), kind, marks: own }];
    }),
  }));
}
