import type { Day } from '@plumbline/calendar';
import { countOfRows, type MetricExpr } from '@plumbline/model';
import type { BoundQuery } from '../../../bind/bind.ts';
import { isFiscal } from '../../../bind/fiscal-view.ts';
import { compute, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Arrange, Plan } from '../../node.ts';
import { renamed } from '../../renamed.ts';
import { allOf, anyOf, BOOLEAN, call, column, DATE, number, type Scalar, TEXT } from '../../scalar.ts';
import { lowerAsInForce } from '../cells/formula-in-force.ts';
import type { DimensionKey, Frame } from '../cells/frame.ts';
import type { DayCheck, Level } from '../cells/level.ts';
import { unknownOfAsked, unknownPart } from '../fiscal/unknown-parts.ts';
import { lowerMetric } from '../forms/metric.ts';
import { hasFacts } from '../forms/period-facts.ts';
import { datasetsRead } from '../rows/datasets-of.ts';
import { leftOutText, spanStateOf } from '../rows/span-states.ts';
import { type Output, outputsOf } from './columns.ts';
import { fillerOf } from './fill.ts';
import { baseFrame, openLevel } from './open-level.ts';
import { inline, labelOf, type Named } from './result-names.ts';

/** Rows of one grouping, with what `having`, `order` and the checks of the answer need. */
export interface Grouping {
  readonly by: readonly string[];
  readonly plan: Plan;
  readonly having: Scalar | null;
  readonly order: Arrange['order'];
  /** Columns by whose values the checks tell days apart. */
  readonly timeKeys: readonly string[];
  readonly checks: readonly DayCheck[];
  readonly restated: readonly RestatedColumn[];
}

/** Where a column reads days before its formula was in force. */
export interface RestatedColumn {
  readonly name: string;
  /** First days of time members; null: the cell without time. */
  readonly cells: ReadonlySet<Day | null>;
}

/** One grouping of the answer as a relation; `kept`: the last dimension under `others`. */
export function buildGrouping(bound: BoundQuery, by: readonly string[], kept: DimensionKey | null): Grouping {
  const { query } = bound;
  const items = query.by.filter((b) => by.includes(b.name));
  const level = openLevel(bound, items, kept);
  const frame = baseFrame(query);
  const metrics = outputsOf(query, frame, level, by);
  const listed =
    query.metrics.length > 0
      ? []
      : bound.datasets.map((name) => lowerMetric(countOfRows(name), frame, level));
  if (ofDaysAlone(bound)) addMembers(level, frame);
  const outputs = metrics.map((o) => ({ name: `result:${o.name}`, value: exact(o.value) }));
  const lowered = (value: Scalar) => inline(value, metrics, { query, items }, level);
  const ofCells = (expr: MetricExpr) =>
    lowerAsInForce(expr, frame, level, (inside) => lowerMetric(expr, inside, level));
  const isRows = by.length === query.by.length;
  const wantsHaving = isRows && query.having !== null && !query.others;
  const meets = allOf([
    wantsHaving && query.having !== null ? lowered(ofCells(query.having)) : null,
    isRows && !query.fill && listsVersions(bound) ? ofSomeRows(listed) : null,
  ]);
  const having = meets === null ? [] : [{ name: OWN.having, value: meets }];
  const flags = level.shape.dimensions.flatMap((d) => d.kept?.flag ?? []);
  const order = !isRows
    ? []
    : query.order.map((o, i) => {
        const by = o.by.kind === 'key' ? column(`result:${o.by.name}`, DATE) : ofCells(o.by);
        return { name: `row:order_${i + 1}`, desc: o.desc, value: unlessOther(lowered(by), flags) };
      });
  if (isRows) checkUnknownParts(bound, frame, level);
  const growths = metrics.flatMap((o) => growthProblem(o, level));
  const spans = metrics.flatMap((o) => spanStates(o, level));
  const checks = level.checks.map((c, i) => ({
    name: `row:check_${i + 1}`,
    value: column(c.column, c.kind === 'stale' || c.kind === 'partial' ? DATE : { kind: 'text' as const }),
  }));
  const labels = items.flatMap((b) => labelOf(b, level, query));
  const fill = query.fill ? (rows: Plan) => fillerOf(level, rows, frame) : null;
  const relation = level.relation(
    [...labels, ...outputs, ...having, ...order, ...checks, ...growths, ...spans],
    fill,
  );
  const named = renamed(relation, (name) => (name.startsWith('result:') ? name.slice(7) : name));
  const keys = [...items.map((b) => b.name), ...flags];
  return {
    by,
    plan: named,
    having: having.length > 0 ? column(OWN.having, BOOLEAN) : null,
    order: [
      ...order.map((o) => ({ value: column(o.name, o.value.type), desc: o.desc })),
      ...keys.map((k) => ({
        value: column(k, named.columns.find((c) => c.name === k)?.type ?? DATE),
        desc: false,
      })),
    ],
    timeKeys: level.timeNames,
    checks: level.checks,
    restated: metrics.flatMap(({ name, sources }) => {
      const cells = new Set(sources.flatMap((source) => [...level.restatedIn(source)]));
      return cells.size === 0 ? [] : [{ name, cells }];
    }),
  };
}

/** Counting them refuses versions that tie in what is listed. */
function listsVersions({ context, datasets }: BoundQuery): boolean {
  return datasets.some((name) => context.model.datasets.get(name)?.history != null);
}

function ofSomeRows(counts: readonly Scalar[]): Scalar | null {
  return anyOf(counts.map((count) => call('gt', [count, number(0)], BOOLEAN)));
}

/** Under the calendar of an entity the statement says which members it knows in part. */
function checkUnknownParts({ context, query, datasets }: BoundQuery, frame: Frame, level: Level): void {
  if (!context.hasFiscal || context.mode !== 'to_date') return;
  const named = (names: readonly string[]) => names.flatMap((name) => context.model.datasets.get(name) ?? []);
  const owners = named(datasets).filter(isFiscal);
  const read = datasetsRead(query, datasets, context.model);
  const asked = [...new Set(read.flatMap((one) => one.asked))];
  const found = [
    ...named(datasets).map((dataset) => [dataset.name, unknownPart(dataset, frame, level)] as const),
    ...named(asked)
      .filter(isFiscal)
      .map((dataset) => [dataset.name, unknownOfAsked(dataset, owners, level)] as const),
  ];
  for (const [dataset, value] of found) {
    if (value?.kind !== 'column') continue;
    const { name: column } = value;
    level.checks.push({ kind: 'partial', column, dataset, metric: '', missing: null, expected: new Map() });
  }
}

/** No metric reads rows, and some names its days: then every time member is a row. */
function ofDaysAlone({ query, context, datasets }: BoundQuery): boolean {
  return datasets.length === 0 && query.metrics.some(({ expr }) => hasFacts(expr, context.model));
}

function addMembers(level: Level, frame: Frame): void {
  const { timeNames, shape } = level;
  if (timeNames.length === 0 || shape.dimensions.length > 0) return;
  const days = shape.rows.map((row) => [...row.keys, row.member?.from ?? 0, row.member?.to ?? 0]);
  const keys = timeNames.map((name) => ({ name, value: column(name, DATE), origin: 'calendar' }));
  level.addBlock(compute(spine(timeNames, days), keys, 'every time member of the period'), frame);
}

/** Rows of `others` are ordered by their keys. */
function unlessOther(value: Scalar, flags: readonly string[]): Scalar {
  const [flag] = flags;
  if (flag === undefined) return value;
  const kept = call('not', [column(flag, BOOLEAN)], BOOLEAN);
  return { kind: 'case', whens: [{ when: kept, then: value }], otherwise: null, type: value.type };
}

/** What is wrong with the base of a growth inside a column: why the column is null. */
function growthProblem(output: Output, level: Level): readonly Named[] {
  const bases = output.sources.flatMap((source) => level.growthBasesIn(source));
  if (bases.length === 0) return [];
  const word = (value: string): Scalar => ({ kind: 'literal', value, type: TEXT });
  const whens = bases.flatMap((base) => [
    { when: call('is_null', [base], BOOLEAN), then: word('base-missing') },
    { when: call('le', [base, number(0)], BOOLEAN), then: word('base-not-positive') },
  ]);
  return [{ name: `row:growth:${output.name}`, value: { kind: 'case', whens, otherwise: null, type: TEXT } }];
}

/**
 * How the spans inside a column came about, and those of larger cells: one text for each, after a bar; nothing for one
 * without a chain. After a tilde how many series each leaves out.
 */
function spanStates(output: Output, level: Level): readonly Named[] {
  const own = new Set(output.sources.flatMap((source) => level.spansIn(source)));
  const around = new Set(output.sources.flatMap((source) => level.spansAround(source)));
  if (own.size + around.size === 0) return [];
  const states = [
    ...[...own].flatMap((name) => [literalText('|'), spanStateOf(name, level.spans.get(name) ?? null)]),
    ...[...around].flatMap((said) => said.states.flatMap((state) => [literalText('|'), state])),
    ...[...own].flatMap((name) => [literalText('~'), leftOutText(name)]),
    ...[...around].flatMap((said) => said.left.flatMap((left) => [literalText('~'), left])),
  ];
  return [{ name: `row:span:${output.name}`, value: call('concat', states, TEXT) }];
}

function literalText(value: string): Scalar {
  return { kind: 'literal', value, type: TEXT };
}

/** Arithmetic widens decimals: the answer has the declared scale. */
function exact(value: Scalar): Scalar {
  const kind = value.type.kind;
  return kind === 'bigint' || kind === 'integer' || kind === 'decimal'
    ? call('cast', [value], value.type)
    : value;
}
