import type { ClockGrain } from '@plumbline/calendar';
import { type Diagnostic, type Params, report } from '@plumbline/diagnostics';
import {
  type Child,
  type DimensionRef,
  formatDimension,
  type Metric,
  type MetricExpr,
  type Model,
  type RowExpr,
} from '@plumbline/model';
import { clockOfKey } from './clock-keys.ts';
import { isClockGrain, type Key } from './resolve-by.ts';
import { placeOf, type Resolving } from './resolving.ts';
import { type FormulaNode, formulaNodes, nameOf } from './time/formula-nodes.ts';

type Why = Params['query/clock-range']['why'];

/** What a part of a day has no figure for, and why. */
const UNSAID: { readonly [K in MetricExpr['kind']]?: Why } = {
  to_date: 'ends-inside-a-day',
  trailing: 'ends-inside-a-day',
  at: 'days-alone',
  annualize: 'days-alone',
  fact: 'days-alone',
  closing: 'balance-of-a-day',
  opening: 'balance-of-a-day',
  average_balance: 'balance-of-a-day',
  retention: 'days-alone',
};

/** Forms that move the day, which parts of days follow only where they stand on days. */
const MOVING: ReadonlySet<MetricExpr['kind']> = new Set(['prior', 'growth']);

/** What is found by whole days, so that the part of a day before, which may lie on another, has none. */
const BY_DAYS: ReadonlySet<MetricExpr['kind']> = new Set(['new', 'conversion', 'convert']);

interface Asked {
  readonly keys: readonly Key[];
  /** Those of comparisons too. */
  readonly metrics: readonly Metric[];
  readonly where: RowExpr | null;
  /** What `having` and `order` evaluate. */
  readonly chosen: readonly MetricExpr[];
  /** Null: there are parts of days, if any, but no days that they stand on. */
  readonly clock: ClockGrain | null;
}

/** Hours and minutes are parts of the day that a row is of; what reads no whole days has no part for them. */
export function refuseClock(to: Resolving, asked: Asked): void {
  const key = asked.keys.find((one) => clockOfKey(one) !== null);
  const roots: readonly Child[] = [
    ...asked.metrics.map(nameOf),
    ...asked.chosen.map((expr): Child => ({ level: 'metric', expr })),
  ];
  if (key !== undefined) {
    refuseOptionsOf(to, asked, key);
    refuseForms(
      to,
      { roots, times: [] },
      {
        text: key.text,
        at: ['by', key.index],
        hasDays: asked.clock !== null,
        isCompared: isPartBefore(to, asked),
      },
    );
  }
  const written: readonly Child[] = asked.where === null ? [] : [{ level: 'row', expr: asked.where }];
  for (const found of formulaNodes([...roots, ...written], to.model)) refuseMembers(to, found, asked);
}

function isPartBefore({ query }: Resolving, { clock }: Asked): boolean {
  return clock !== null && (query.compare ?? []).includes('previous');
}

function refuseOptionsOf(to: Resolving, asked: Asked, key: Key): void {
  const { query, diagnostics } = to;
  const refused = (form: string, why: Why) =>
    diagnostics.push(
      report('query/clock-range', { grain: key.text, form, why }, { at: placeOf(['by', key.index]) }),
    );
  if (isPartBefore(to, asked) && query.currency !== undefined) refused('currency', 'part-before');
  if (asked.clock !== null) return;
  if ((query.compare ?? []).length > 0) refused('compare', 'no-days-beside');
  if (query.fill === true) refused('fill', 'no-days-beside');
  if (query.others === true) refused('others', 'no-days-beside');
}

interface Roots {
  readonly roots: readonly Child[];
  /** Times of the metrics around them. */
  readonly times: readonly DimensionRef[];
}

interface Part {
  readonly text: string;
  readonly at: readonly (string | number)[];
  /** Parts of days stand on days, that can be moved. */
  readonly hasDays: boolean;
  /** Beside each stands the one before. */
  readonly isCompared: boolean;
}

function refuseForms(to: Resolving, { roots, times: around }: Roots, part: Part): void {
  const { text, at } = part;
  const refused = new Map<string, Diagnostic>();
  for (const { node, times } of formulaNodes(roots, to.model)) {
    const { expr } = node;
    const form = expr.kind;
    const why = node.level === 'metric' ? whyUnsaid(node.expr, part) : null;
    if (why !== null)
      refused.set(form, report('query/clock-range', { grain: text, form, why }, { at: placeOf(at) }));
    if (expr.kind !== 'aggregate') continue;
    const time = times.at(-1) ?? around.at(-1) ?? to.model.datasets.get(expr.dataset)?.time ?? null;
    if (time === null || isTimestamp(time, to.model)) continue;
    const params = { field: formatDimension(time), part: text };
    refused.set(expr.dataset, report('query/part-needs-timestamp', params, { at: placeOf(at) }));
  }
  to.diagnostics.push(...refused.values());
}

function whyUnsaid(expr: MetricExpr, { hasDays, isCompared }: Part): Why | null {
  if (expr.kind === 'account' && expr.over !== 'range') return 'balance-of-a-day';
  if (expr.kind === 'retention' && expr.after === null) return null;
  if (isCompared && BY_DAYS.has(expr.kind)) return 'part-before';
  if (!hasDays && MOVING.has(expr.kind)) return 'no-days-beside';
  return UNSAID[expr.kind] ?? null;
}

/** Members of a condition are found once, over whole days; `within` names a key that stands on days. */
function refuseMembers(to: Resolving, { node, times }: FormulaNode, asked: Asked): void {
  const clock = membersOf(node).find((ref) => ref.kind === 'grain' && isClockGrain(ref.grain));
  if (clock === undefined) return;
  const { expr } = node;
  const text = formatDimension(clock);
  const isPlain = asked.clock === null && asked.keys.some((key) => clockOfKey(key) !== null);
  if (expr.kind === 'members' || isPlain) {
    to.diagnostics.push(report('query/clock-members', { form: `${expr.kind} ${text}` }));
    return;
  }
  if (expr.kind !== 'per') return;
  const inner = [expr.of, expr.having].flatMap((one): Child[] =>
    one === null ? [] : [{ level: 'metric', expr: one }],
  );
  refuseForms(to, { roots: inner, times }, { text, at: ['metrics'], hasDays: true, isCompared: false });
}

function membersOf({ expr }: Child): readonly DimensionRef[] {
  if (expr.kind === 'per' || expr.kind === 'members') return expr.per;
  return expr.kind === 'total' || expr.kind === 'share' ? expr.within : [];
}

function isTimestamp(ref: DimensionRef, { datasets, dimensions }: Model): boolean {
  if (ref.kind === 'grain' || ref.kind === 'cohort') return false;
  if (ref.kind === 'conformed') return dimensions.get(ref.name)?.type.kind === 'timestamp';
  return datasets.get(ref.dataset)?.fields.get(ref.field)?.type.kind === 'timestamp';
}
