import { FIGURE_MARKS, type FigureMark } from '@plumbline/diagnostics';
import { formulaOn, type Model, walkExpression } from '@plumbline/model';
import type { Marks } from './marks-of.ts';

/** A line that is made of a metric on its way out is not on its way out itself. */
const OF_PARTS: readonly FigureMark[] = ['draft', 'self_reviewed', 'drifted', 'suspended'];

/** What readers of the lines of statements must know: a line is as reviewed as the least reviewed metric it is made of. */
export function lineMarks(model: Model, marks: Marks): Marks {
  const found = new Map<string, readonly FigureMark[]>();
  const marksOfLine = (name: string): readonly FigureMark[] => {
    const known = found.get(name);
    if (known !== undefined) return known;
    // Until it is known: a line does not wait for itself.
    found.set(name, []);
    const parts = namedBy(model, name).flatMap((part) => {
      const isLine = model.metrics.get(part)?.statement !== null;
      return isLine ? marksOfLine(part) : (marks.get(part) ?? []).filter((mark) => OF_PARTS.includes(mark));
    });
    const all = new Set([...(marks.get(name) ?? []), ...parts]);
    // What nobody has reviewed at all is not called reviewed by its writer.
    if (all.has('draft')) all.delete('self_reviewed');
    const sorted = FIGURE_MARK_NAMES.filter((mark) => all.has(mark));
    found.set(name, sorted);
    return sorted;
  };
  const lines = [...model.statements.values()].flatMap(({ lines: own }) => own);
  return new Map(lines.map(({ metric }) => [metric, marksOfLine(metric)]));
}

const FIGURE_MARK_NAMES = Object.keys(FIGURE_MARKS) as readonly FigureMark[];

function namedBy(model: Model, name: string): readonly string[] {
  const metric = model.metrics.get(name);
  if (metric === undefined) return [];
  const names: string[] = [];
  walkExpression(
    { level: 'metric', expr: formulaOn(metric.expr, Number.POSITIVE_INFINITY) },
    ({ expr: node }) => {
      if (node.kind === 'metric') names.push(node.name);
      return true;
    },
  );
  return names;
}
