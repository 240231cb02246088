import { meant, report } from '@plumbline/diagnostics';
import { walkExpression } from '../../formula/children.ts';
import type { DimensionRef } from '../../formula/expression.ts';
import { formatDimension } from '../../formula/format-formula.ts';
import type { Child, MetricExpr } from '../../formula/metric-expression.ts';
import type { RowExpr } from '../../formula/row-expression.ts';
import type { TextSpan } from '../../formula/value-type.ts';
import { bridgeTo } from '../../graph/bridge-to.ts';
import { describePath, type PathResult } from '../../graph/join-path.ts';
import { pathTo } from '../../graph/path-to.ts';
import type { Model } from '../../model.ts';
import { placeInText } from '../../workspace/definitions.ts';
import type { Building, Mention } from '../building.ts';

/** What is needed to tell whether dimensions have one path from each measure. */
export interface Reach {
  readonly building: Building;
  /** Datasets, relationships and dimensions complete; metrics may still be missing. */
  readonly model: Model;
  /** Datasets of the measures inside each metric that has been checked. */
  readonly measures: Map<string, ReadonlySet<string>>;
}

const WHOLE: TextSpan = { start: 0, end: Number.MAX_SAFE_INTEGER };

interface Use {
  readonly ref: DimensionRef;
  readonly span: TextSpan;
  readonly measures: ReadonlySet<string>;
  /** Of a row with several members one is enough: what rows are grouped or filtered by. */
  readonly mayBridge?: boolean;
}

/** True when every condition and member of a formula has one shortest path from each measure it applies to. Metrics it names come first. */
export function checkMetricReach(reach: Reach, name: string, expr: MetricExpr, mention: Mention): boolean {
  reach.measures.set(name, measuresOf(reach, expr));
  return checkUses(reach, metricUses(reach, expr), mention);
}

/** True when a dimension can be read for each measure of a metric: its own time, what it is grouped by. The metric has been checked. */
export function checkDimensionReach(
  reach: Reach,
  metric: string,
  ref: DimensionRef,
  mention: Mention,
): boolean {
  const measures = reach.measures.get(metric) ?? new Set();
  return checkUses(reach, [{ ref, span: WHOLE, measures }], mention);
}

/** The same for a condition on the rows of a metric. */
export function checkConditionReach(
  reach: Reach,
  metric: string,
  condition: RowExpr,
  mention: Mention,
): boolean {
  const uses = rowUses(reach, condition, reach.measures.get(metric) ?? new Set());
  return checkUses(reach, uses.map(bridged), mention);
}

/** The same for a row expression of a dataset. */
export function checkRowReach(reach: Reach, dataset: string, expr: RowExpr, mention: Mention): boolean {
  return checkUses(reach, rowUses(reach, expr, new Set([dataset])), mention);
}

function measuresOf(reach: Reach, expr: MetricExpr): ReadonlySet<string> {
  const found = new Set<string>();
  walkExpression({ level: 'metric', expr }, (node) => {
    if (node.level === 'row') return false;
    if (node.expr.kind === 'aggregate') found.add(node.expr.dataset);
    if (node.expr.kind === 'metric') {
      for (const dataset of reach.measures.get(node.expr.name) ?? []) found.add(dataset);
    }
    return true;
  });
  return found;
}

function metricUses(reach: Reach, root: MetricExpr): readonly Use[] {
  const uses: Use[] = [];
  walkExpression({ level: 'metric', expr: root }, (node) => {
    if (node.level === 'row') return false;
    uses.push(...usesOf(reach, node.expr));
    return true;
  });
  return uses;
}

function usesOf(reach: Reach, expr: MetricExpr): readonly Use[] {
  switch (expr.kind) {
    case 'aggregate': {
      const own = new Set([expr.dataset]);
      return [
        ...(expr.arg === null ? [] : rowUses(reach, expr.arg, own)),
        ...(expr.where === null ? [] : rowUses(reach, expr.where, own).map(bridged)),
      ];
    }
    case 'where':
      return rowUses(reach, expr.condition, measuresOf(reach, expr.of)).map(bridged);
    case 'per':
      return expr.per.map((ref) => bridged({ ref, span: expr.span, measures: measuresOf(reach, expr) }));
    case 'new':
    case 'retention':
    case 'cohort':
      return [{ ref: expr.by, span: expr.span, measures: measuresOf(reach, expr.of) }];
    case 'conversion':
      return [{ ref: expr.by, span: expr.span, measures: measuresOf(reach, expr) }];
    case 'rollup':
      return [{ ref: expr.key, span: expr.span, measures: measuresOf(reach, expr.of) }];
    case 'closing':
    case 'opening':
    case 'average_balance':
      return expr.per === null
        ? []
        : [{ ref: expr.per, span: expr.span, measures: new Set([expr.of.dataset]) }];
    default:
      return [];
  }
}

function bridged(use: Use): Use {
  return { ...use, mayBridge: true };
}

/** Members of `x in (m per x)` are found by a query of their own. */
function rowUses(reach: Reach, root: RowExpr, measures: ReadonlySet<string>): readonly Use[] {
  const uses: Use[] = [];
  walkExpression({ level: 'row', expr: root }, (node: Child) => {
    if (node.level === 'row' && node.expr.kind === 'listed') {
      const { fields, span } = node.expr;
      uses.push(...fields.map((ref) => ({ ref, span, measures })));
      return false;
    }
    if (node.level === 'metric') uses.push(...metricUses(reach, node.expr));
    else if (node.expr.kind === 'field') uses.push({ ref: node.expr.ref, span: node.expr.span, measures });
    else if (node.expr.kind === 'under') uses.push({ ref: node.expr.key, span: node.expr.span, measures });
    else if (node.expr.kind === 'members') {
      const { span } = node.expr;
      uses.push(...node.expr.fields.map((ref) => ({ ref, span, measures })));
    }
    return node.level === 'row';
  });
  return uses;
}

function checkUses(reach: Reach, uses: readonly Use[], mention: Mention): boolean {
  const results = uses.flatMap((use) =>
    [...use.measures].map((measure) => checkUse(reach, use, measure, mention)),
  );
  return !results.includes(false);
}

function checkUse(
  { building, model }: Reach,
  { ref, span, mayBridge = false }: Use,
  measure: string,
  { origin, path }: Mention,
): boolean {
  const result = pathTo(model, measure, ref);
  if (result.kind === 'found') return true;
  const at = placeInText(origin, path, span);
  const dimension = formatDimension(ref);
  const behind = mayBridge ? bridgeTo(model, measure, ref) : null;
  if (behind?.kind === 'found') return true;
  if (behind?.kind === 'ambiguous') {
    const params = { dimension, measure, paths: behind.bridges };
    building.diagnostics.push(report('model/ambiguous-path', params, { at }));
    return false;
  }
  if (result.kind === 'unreachable') {
    building.diagnostics.push(report('model/unreachable-dimension', { dimension, measure }, { at }));
    return false;
  }
  const paths = result.paths.map((one) => describePath(measure, one));
  const hints = rolesOf(ref, result).map(meant);
  building.diagnostics.push(report('model/ambiguous-path', { dimension, measure, paths }, { at, hints }));
  return false;
}

/** `relationship.field` for each last step that a definition names. */
function rolesOf(
  ref: DimensionRef,
  { paths }: Extract<PathResult, { kind: 'ambiguous' }>,
): readonly string[] {
  if (ref.kind !== 'field') return [];
  const roles = paths
    .map((path) => path.steps.at(-1)?.name ?? '')
    .filter((name) => name !== '' && !name.includes('.'));
  return roles.map((role) => `${role}.${ref.field}`);
}
