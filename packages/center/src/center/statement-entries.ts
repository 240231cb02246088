import { formatUnit } from '@plumbline/model';
import { readableFormula } from '../answer/readable-formula.ts';
import type { StatementEntry } from './listing.ts';
import type { Served } from './served.ts';

/** Statements in the order of their definitions, lines in the order of the statement. */
export function statementEntries({ model }: Pick<Served, 'model'>): readonly StatementEntry[] {
  return [...model.statements.values()].map(({ lines, ...statement }) => ({
    ...statement,
    lines: lines.flatMap((line) => {
      const metric = model.metrics.get(line.metric);
      if (metric === undefined) return [];
      const { formula, unit, kind } = metric;
      return [{ ...line, formula, readable: readableFormula(metric, model), unit: formatUnit(unit), kind }];
    }),
  }));
}
