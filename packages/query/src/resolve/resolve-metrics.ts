import { type Diagnostic, didYouMean, type Hint, meant, report } from '@plumbline/diagnostics';
import { declaredMetrics, type Metric } from '@plumbline/model';
import { placeOf, type Resolving } from './resolving.ts';

/** The metrics of the query, by name or by `[label]` in either language; lines of statements as `statement.line`. */
export function resolveMetrics(to: Resolving): readonly Metric[] {
  const found = new Map<string, Metric>();
  to.query.metrics.forEach((written, i) => {
    const lines = linesOf(to, written);
    for (const line of lines) found.set(line.name, line);
    if (lines.length > 0) return;
    const result = findMetric(to, written);
    if (!('name' in result)) {
      to.diagnostics.push({ ...result, at: placeOf(['metrics', i]) });
    } else if (found.has(result.name)) {
      to.diagnostics.push(
        report('query/duplicate-metric', { name: result.name }, { at: placeOf(['metrics', i]) }),
      );
    } else {
      found.set(result.name, result);
    }
  });
  return [...found.values()];
}

/** `income_statement.*`: every line of a statement. */
function linesOf({ model }: Resolving, written: string): readonly Metric[] {
  const [statement = '', line] = written.trim().split('.');
  const { lines } = (line === '*' ? model.statements.get(statement) : undefined) ?? { lines: [] };
  return lines.flatMap(({ metric }) => model.metrics.get(metric) ?? []);
}

function findMetric(to: Resolving, written: string): Metric | Diagnostic {
  const label = /^\s*\[(.*)\]\s*$/s.exec(written)?.[1]?.trim();
  if (label !== undefined) return findByLabel(to, label);
  const name = written.trim();
  return to.model.metrics.get(name) ?? unknown(to, name);
}

function findByLabel(to: Resolving, label: string): Metric | Diagnostic {
  const carriers = to.scope.labels.get(label) ?? [];
  const metrics = carriers.flatMap((carrier) => {
    const metric = carrier.kind === 'metric' ? to.model.metrics.get(carrier.name) : undefined;
    return metric === undefined ? [] : [metric];
  });
  const [metric, ...others] = metrics;
  if (metric === undefined) {
    const hints = didYouMean(label, metricLabels(to)).map(inBrackets);
    return report('query/unknown-metric', { name: `[${label}]` }, { hints });
  }
  if (others.length === 0) return metric;
  const names = metrics.map((m) => m.name);
  return report('query/ambiguous-label', { label, names }, { hints: names.map(meant) });
}

/** A label without its brackets is offered as the metric that carries it. */
function unknown(to: Resolving, name: string): Diagnostic {
  const carriers = to.scope.labels.get(name)?.filter((c) => c.kind === 'metric') ?? [];
  const hints =
    carriers.length > 0
      ? carriers.map((c) => meant(c.name))
      : [...didYouMean(name, to.model.metrics.keys()), ...didYouMean(name, metricLabels(to)).map(inBrackets)];
  return report('query/unknown-metric', { name }, { hints: hints.slice(0, 3) });
}

function metricLabels(to: Resolving): readonly string[] {
  return declaredMetrics(to.model).flatMap(({ label }) =>
    label.zh === label.en ? [label.zh] : [label.zh, label.en],
  );
}

function inBrackets({ text, replace }: Hint): Hint {
  return replace === undefined ? { text } : { text, replace: `[${replace}]` };
}
