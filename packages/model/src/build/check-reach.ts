import { report } from '@plumbline/diagnostics';
import type { DimensionRef, MetricExpr, RowExpr } from '../formula/expression.ts';
import type { TextSpan } from '../formula/types.ts';
import { describePath } from '../graph/join-path.ts';
import { pathTo } from '../graph/path-to.ts';
import type { Metric, Model } from '../model.ts';
import { placeInText } from '../workspace/definitions.ts';
import { didYouMean } from '../workspace/explain-issue.ts';
import type { Building, Mention } from './building.ts';
import { refText } from './ref-text.ts';
import { rowFields } from './row-fields.ts';

interface Reaching {
  readonly building: Building;
  readonly model: Model;
  /** Datasets of the measures inside a metric. */
  readonly measures: Map<string, ReadonlySet<string>>;
}

/** Every condition and `per` of a metric must be reachable from each measure it applies to. `order`: metrics after those they name. */
export function checkReach(building: Building, model: Model, order: readonly string[]): void {
  const reaching: Reaching = { building, model, measures: new Map() };
  for (const name of order) measuresOfMetric(reaching, model.metrics.get(name));
  for (const metric of model.metrics.values()) {
    const defined = building.named.metrics.get(metric.name);
    if (defined !== undefined) visit(reaching, metric.expr, { origin: defined.origin, path: ['formula'] });
  }
  for (const dataset of model.datasets.values()) {
    const defined = building.named.datasets.get(dataset.name);
    for (const field of dataset.fields.values()) {
      const index = defined?.value.fields?.findIndex((one) => one.name === field.name) ?? -1;
      if (defined === undefined || field.expression === null || index < 0) continue;
      const mention = { origin: defined.origin, path: ['fields', index, 'expression'] };
      checkRow(reaching, field.expression, new Set([dataset.name]), mention);
    }
  }
}

type Children = readonly MetricExpr[];

/** Parts of a node whose measures are its measures. */
function partsOf(expr: MetricExpr): Children {
  if ('of' in expr) return expr.kind === 'per' && expr.having !== null ? [expr.of, expr.having] : [expr.of];
  if (expr.kind === 'call') return expr.args;
  if (expr.kind === 'in') return [expr.value, ...expr.options];
  if (expr.kind !== 'case') return [];
  return [
    ...expr.whens.flatMap((branch) => [branch.when, branch.then]),
    ...(expr.otherwise === null ? [] : [expr.otherwise]),
  ];
}

function measuresOf(reaching: Reaching, expr: MetricExpr): ReadonlySet<string> {
  if (expr.kind === 'aggregate') return new Set([expr.dataset]);
  if (expr.kind === 'metric') return measuresOfMetric(reaching, reaching.model.metrics.get(expr.name));
  const found = new Set<string>();
  for (const part of partsOf(expr)) for (const dataset of measuresOf(reaching, part)) found.add(dataset);
  return found;
}

function measuresOfMetric(reaching: Reaching, metric: Metric | undefined): ReadonlySet<string> {
  if (metric === undefined) return new Set();
  const known = reaching.measures.get(metric.name);
  if (known !== undefined) return known;
  const found = measuresOf(reaching, metric.expr);
  reaching.measures.set(metric.name, found);
  return found;
}

function visit(reaching: Reaching, expr: MetricExpr, mention: Mention): void {
  if (expr.kind === 'aggregate') {
    const own = new Set([expr.dataset]);
    if (expr.arg !== null) checkRow(reaching, expr.arg, own, mention);
    if (expr.where !== null) checkRow(reaching, expr.where, own, mention);
    return;
  }
  if (expr.kind === 'where') checkRow(reaching, expr.condition, measuresOf(reaching, expr.of), mention);
  if (expr.kind === 'per')
    for (const ref of expr.per)
      checkRef(reaching, ref, { measures: measuresOf(reaching, expr), span: expr.span }, mention);
  if (
    (expr.kind === 'closing' || expr.kind === 'opening' || expr.kind === 'average_balance') &&
    expr.per !== null
  ) {
    checkRef(reaching, expr.per, { measures: new Set([expr.of.dataset]), span: expr.span }, mention);
  }
  for (const part of partsOf(expr)) visit(reaching, part, mention);
}

function checkRow(reaching: Reaching, expr: RowExpr, measures: ReadonlySet<string>, mention: Mention): void {
  for (const { ref, span } of rowFields(expr)) checkRef(reaching, ref, { measures, span }, mention);
}

function checkRef(
  { building, model }: Reaching,
  ref: DimensionRef,
  { measures, span }: { readonly measures: ReadonlySet<string>; readonly span: TextSpan },
  { origin, path }: Mention,
): void {
  const dimension = refText(ref);
  for (const measure of measures) {
    const result = pathTo(model, measure, ref);
    if (result.kind === 'found') continue;
    const at = placeInText(origin, path, span);
    if (result.kind === 'unreachable') {
      building.diagnostics.push(report('model/unreachable-dimension', { dimension, measure }, { at }));
    } else {
      const paths = result.paths.map((one) => describePath(measure, one));
      const field = ref.kind === 'field' ? ref.field : '';
      const roles = result.paths
        .map((one) => one.steps.at(-1)?.name ?? '')
        .filter((role) => !role.includes('.'));
      const hints =
        ref.kind === 'field' ? [...new Set(roles)].map((role) => didYouMean(`${role}.${field}`)) : [];
      building.diagnostics.push(report('model/ambiguous-path', { dimension, measure, paths }, { at, hints }));
    }
  }
}
