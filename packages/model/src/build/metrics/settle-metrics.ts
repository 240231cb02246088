import { report } from '@plumbline/diagnostics';
import { additivity } from '../../formula/additivity.ts';
import type { DimensionRef } from '../../formula/expression.ts';
import type { FormulaScope } from '../../formula/formula-scope.ts';
import type { MetricExpr } from '../../formula/metric-expression.ts';
import { metricKind } from '../../formula/metric-kind.ts';
import { namesIn } from '../../formula/names-in.ts';
import { unitOf } from '../../formula/unit-of.ts';
import type { Metric } from '../../model.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { MetricDefinition } from '../../workspace/schema/metric.ts';
import { brokenNeed, noteBrokenNeed } from '../broken-need.ts';
import {
  type Building,
  type Draft,
  findDataset,
  findField,
  type Mention,
  markBroken,
  placeOfMention,
  refuseUnknown,
} from '../building.ts';
import { dependencyOrder } from '../dependency-order.ts';
import { emptyScope } from '../empty-scope.ts';
import { splitReference } from '../fields/draft-fields.ts';
import { noteLaterForms } from '../later/note-later.ts';
import {
  AMOUNT,
  brokenLineCalled,
  linesCalledBy,
  linesNamedBy,
  type NamedLine,
  nameLines,
} from '../statements/name-lines.ts';
import { settleLine } from '../statements/settle-line.ts';
import { checkDimensionReach, type Reach } from './check-reach.ts';
import { metricAttributes } from './metric-attributes.ts';
import { formulasOf, settleFormulas } from './settle-formulas.ts';
import { settleUnit } from './settle-unit.ts';

interface Settling {
  readonly building: Building;
  readonly draft: Draft;
  readonly scope: FormulaScope;
  readonly reach: Reach;
  readonly names: ReadonlyMap<string, ReturnType<typeof namesIn>>;
  /** Metrics below each metric, itself counted. */
  readonly levels: Map<string, number>;
  /** Of those settled so far. */
  readonly sensitive: Set<string>;
  /** Lines of statements by `statement.line`. */
  readonly lines: ReadonlyMap<string, NamedLine>;
}

/** Levels of metrics over metrics: whoever walks formulas may then recurse. */
const MOST_LEVELS = 64;

/** Types every metric and every line of a statement after those it names; gives what is known of their measures. */
export function settleMetrics(building: Building, draft: Draft): Reach {
  const all = building.named.metrics;
  const names = new Map(
    [...all].map(([name, metric]) => [name, formulasOf(metric).flatMap(({ formula }) => namesIn(formula))]),
  );
  const reach: Reach = { building, model: draft, measures: new Map() };
  const lines = nameLines(building);
  const scope = emptyScope(building, draft);
  const settling = {
    building,
    draft,
    names,
    lines,
    reach,
    levels: new Map(),
    sensitive: new Set<string>(),
    scope,
  };
  const { order, cycles } = dependencyOrder([...all.keys(), ...lines.keys()], (name) =>
    neededMetrics(settling, name),
  );
  for (const cycle of cycles) reportCycle(settling, cycle);
  for (const name of order) {
    const metric = settleNamed(settling, name);
    const sensitivity = sensitivityOf(settling, name);
    if (metric === null) markBroken(building, 'metric', name);
    else if (!name.endsWith(AMOUNT)) draft.metrics.set(name, { ...metric, ...sensitivity });
  }
  sortAs(draft.metrics, [...all.keys(), ...lines.keys()]);
  dropBrokenLines(draft);
  for (const [name, metric] of draft.metrics)
    draft.metrics.set(name, { ...metric, plans: settlePlans(building, draft, name) });
  return reach;
}

function settleNamed(settling: Settling, name: string): Metric | null {
  const defined = settling.building.named.metrics.get(name);
  if (defined !== undefined) return settleMetric(settling, defined);
  const line = settling.lines.get(name);
  if (line === undefined || isTooDeep(settling, name, line.mention)) return null;
  return settleLine(settling, name, line);
}

/** What one metric hides a second one would tell: it goes up, unless somebody writes that there it tells nothing any more. */
function sensitivityOf(settling: Settling, name: string): Pick<Metric, 'isSensitive'> {
  const { building, sensitive } = settling;
  const written = building.named.metrics.get(name)?.value.sensitive;
  if (!(written ?? neededMetrics(settling, name).some((needed) => sensitive.has(needed)))) return {};
  sensitive.add(name);
  return { isSensitive: true };
}

function dropBrokenLines({ statements, metrics }: Draft): void {
  for (const [name, statement] of statements)
    statements.set(name, {
      ...statement,
      lines: statement.lines.filter(({ metric }) => metrics.has(metric)),
    });
}

function sortAs(metrics: Map<string, Metric>, names: Iterable<string>): void {
  for (const name of names) {
    const metric = metrics.get(name);
    if (metric === undefined) continue;
    metrics.delete(name);
    metrics.set(name, metric);
  }
}

function neededMetrics(settling: Settling, name: string): readonly string[] {
  const { building, draft, lines } = settling;
  const line = lines.get(name);
  if (line === undefined) {
    const defined = building.named.metrics.get(name);
    const called =
      defined === undefined ? [] : formulasOf(defined).flatMap((one) => linesCalledBy(one.formula, draft));
    return [...metricsNamed(settling, settling.names.get(name) ?? []), ...called];
  }
  const formula = line.line === null ? line.statement.value.amount : line.line.formula;
  const outside = namesIn(formula ?? '').filter(({ text }) => !line.named.has(text));
  return [
    ...linesNamedBy(line),
    ...metricsNamed(settling, outside),
    ...linesCalledBy(formula ?? '', draft),
  ].filter((needed) => lines.has(needed) || building.named.metrics.has(needed));
}

function metricsNamed({ building }: Settling, names: ReturnType<typeof namesIn>): readonly string[] {
  return names.flatMap((mentioned) => {
    if (mentioned.kind === 'name') return building.named.metrics.has(mentioned.text) ? [mentioned.text] : [];
    const targets = building.labels.get(mentioned.text) ?? [];
    return targets.filter((target) => target.kind === 'metric').map((target) => target.name);
  });
}

function reportCycle({ building, lines }: Settling, cycle: readonly string[]): void {
  for (const name of cycle) markBroken(building, 'metric', name);
  const origin = building.named.metrics.get(cycle[0] ?? '')?.origin;
  const mention =
    origin === undefined ? lines.get(cycle[0] ?? '')?.mention : { origin, path: ['formula'] as const };
  if (mention === undefined) return;
  const at = placeOfMention(mention);
  building.diagnostics.push(report('model/definition-cycle', { path: cycle }, { at }));
}

function settleMetric(settling: Settling, { value, origin }: Defined<MetricDefinition>): Metric | null {
  const { building, draft, scope } = settling;
  const mention = { origin, path: ['formula'] };
  for (const written of formulasOf({ value, origin })) {
    const { formula } = written;
    const broken = brokenNeed(building, formula) ?? brokenLineCalled(building, formula, draft);
    if (broken === null) continue;
    noteBrokenNeed(building, written.mention, value.name, broken);
    return null;
  }
  if (isTooDeep(settling, value.name, mention)) return null;
  const expr = settleFormulas({ building, scope, reach: settling.reach }, { value, origin });
  if (expr === null) return null;
  noteLaterForms(building, expr, mention);
  const unit = settleUnit(building, draft, { value, origin }, unitOf(expr));
  const time = settleTime(building, draft, { value, origin });
  if (unit === null || time === undefined) return null;
  if (time !== null && !checkDimensionReach(settling.reach, value.name, time, { origin, path: ['time'] }))
    return null;
  const [kind, additive] = [metricKind(expr, draft.metrics), additivity(expr, draft.metrics)];
  return toMetric(value, expr, { unit, time, kind, additive });
}

function endingOf({ deprecated, retired }: MetricDefinition): Pick<Metric, 'ending'> {
  if (deprecated === undefined && retired === undefined) return {};
  const replacement = deprecated?.replacement ?? null;
  const sunset = deprecated?.sunset ?? null;
  return { ending: { replacement, sunset, retired: retired ?? null } };
}

function isTooDeep(settling: Settling, name: string, mention: Mention): boolean {
  const below = neededMetrics(settling, name).map((needed) => settling.levels.get(needed) ?? 0);
  const level = 1 + Math.max(0, ...below);
  settling.levels.set(name, level);
  if (level <= MOST_LEVELS) return false;
  const params = { metric: name, max: MOST_LEVELS };
  settling.building.diagnostics.push(
    report('model/metric-too-deep', params, { at: placeOfMention(mention) }),
  );
  return true;
}

function toMetric(
  value: MetricDefinition,
  expr: MetricExpr,
  settled: Pick<Metric, 'unit' | 'time' | 'kind' | 'additive'>,
): Metric {
  return {
    name: value.name,
    label: value.label ?? { zh: value.name, en: value.name },
    description: value.description ?? null,
    synonyms: value.synonyms ?? [],
    formula: value.formula,
    expr,
    type: expr.type,
    empty: value.empty ?? null,
    direction: value.direction ?? 'none',
    plans: {},
    basis: value.basis ?? null,
    statement: null,
    attributes: metricAttributes(value),
    ...endingOf(value),
    ...(value.scope === 'company' ? { scope: 'company' } : {}),
    ...settled,
  };
}

/** Undefined when the override is wrong: the metric would then be read over another time. */
function settleTime(
  building: Building,
  draft: Draft,
  { value, origin }: Defined<MetricDefinition>,
): DimensionRef | null | undefined {
  if (value.time === undefined) return null;
  const mention = { origin, path: ['time'] };
  const reference = splitReference(value.time);
  const owner = findDataset(building, draft, reference.dataset, mention);
  if (owner === null) return undefined;
  const field = findField(building, owner, reference.field, mention);
  if (field === null) return undefined;
  if (field.type.kind === 'date' || field.type.kind === 'timestamp') {
    return { kind: 'field', dataset: owner.name, field: field.name, relationship: null };
  }
  const params = { name: value.time, declared: 'date', found: field.type.kind };
  building.diagnostics.push(report('model/declared-type', params, { at: placeOfMention(mention) }));
  return undefined;
}

const ROLES = ['target', 'budget', 'forecast'] as const;

function settlePlans(building: Building, draft: Draft, name: string): Metric['plans'] {
  const defined = building.named.metrics.get(name);
  const plans: { -readonly [K in keyof Metric['plans']]: Metric['plans'][K] } = {};
  if (defined === undefined) return plans;
  for (const role of ROLES) {
    const plan = defined.value.plans?.[role];
    if (plan === undefined) continue;
    if (draft.metrics.has(plan)) plans[role] = plan;
    else
      refuseUnknown(
        building,
        { origin: defined.origin, path: ['plans', role] },
        { kind: 'metric', name: plan },
        draft.metrics.keys(),
      );
  }
  return plans;
}
