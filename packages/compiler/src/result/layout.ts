import {
  type CalendarSettings,
  type DateRange,
  formatDay,
  isOwnStep,
  lengthBack,
  type Step,
  shiftByOwn,
  shiftRange,
} from '@plumbline/calendar';
import { InternalError } from '@plumbline/diagnostics';
import { fiscalLabel, type ResolvedQuery, type ResultColumn, type ResultWarning } from '@plumbline/query';
import type { BoundQuery } from '../bind/bind.ts';
import { refuse } from '../plan/build/cells/context.ts';
import type { DayCheck } from '../plan/build/cells/level.ts';
import { compareBack } from '../plan/build/forms/metric.ts';
import { fixedRange, stepBack } from '../plan/build/result/columns.ts';
import { type BuiltPlan, setCheckColumn } from '../plan/build/result/result.ts';
import { besideFestival } from '../plan/build/time/festival.ts';
import { OWN } from '../plan/names.ts';
import type { Plan } from '../plan/node.ts';
import { nodesIn } from '../plan/nodes-in.ts';
import { partialMembers } from './partial.ts';
import { type RatesPlace, ratesPlace } from './rates-used.ts';

/** How the rows of the statement become the answer; plain data that travels with the statement. */
export interface Layout {
  /** Position of the set number. */
  readonly set: number;
  readonly sets: readonly {
    readonly by: readonly string[];
    readonly checks: readonly PlacedCheck[];
    /** Columns that read days before their formula was in force: in which time members; null: in the row without time. */
    readonly restated: readonly { readonly name: string; readonly members: readonly (string | null)[] }[];
    /** Position of the finest time key; null without. */
    readonly member: number | null;
  }[];
  /** Position of each result column. */
  readonly columns: readonly number[];
  /** Position of the flag of `others`; null without. */
  readonly others: number | null;
  readonly ranges: Readonly<Record<string, readonly [string | null, string | null]>>;
  /** Whose rows it is made of: all, or those that the asker may see. */
  readonly scope: 'all' | 'partial';
  /** Made of what rollups added up beforehand, and of no row; not told to whom rows are hidden: rollups are of all rows. */
  readonly addedUp: boolean;
  readonly partial: boolean;
  readonly partialPeriods: readonly string[];
  readonly edge: Readonly<Record<string, string | null>>;
  readonly warnings: readonly ResultWarning[];
  /** Columns made of spans, where their figures are, and where it says how they came about. */
  readonly spans: readonly { readonly name: string; readonly figure: number; readonly source: number }[];
  /** Where it is said of late balances that decide who is a member of a row condition; null: there are none. */
  readonly setBalances: { readonly set: number; readonly checks: readonly PlacedCheck[] } | null;
  /** Where the rates are that amounts were converted at; null: none were. */
  readonly rates: RatesPlace | null;
  /** Keys that are fiscal members of an entity, which are known by their labels. */
  readonly fiscal: readonly { readonly name: string; readonly source: number; readonly grain: string }[];
  /** Why a column can be null. */
  readonly reasons: readonly NullReason[];
}

/** A check, the position of its column and those of the keys by which it tells days apart. */
interface PlacedCheck {
  readonly index: number;
  readonly check: DayCheck;
  readonly keys: readonly number[];
}

/** Why `name` can be null: what `source` holds. */
export interface NullReason {
  readonly name: string;
  /** Position of the base, the plan, or the flag of a growth. */
  readonly source: number;
  readonly kind: 'percent' | 'attainment' | 'points' | 'band' | 'growth' | 'company';
}

interface Parts {
  readonly bound: BoundQuery;
  readonly built: BuiltPlan;
  readonly isPartial: boolean;
  readonly plan: Plan;
  readonly columns: readonly ResultColumn[];
}

export function layoutOf({ bound, built, plan, columns, isPartial }: Parts): Layout {
  const { context, query, behind } = bound;
  const names = plan.columns.map((c) => c.name);
  const at = (name: string): number => {
    const index = names.indexOf(name);
    if (index < 0) throw new InternalError(`the statement has no column ${name}: ${names.join(', ')}`);
    return index;
  };
  const edge = Object.fromEntries(
    behind.map((d) => {
      const last = (query.fiscal === null ? context.edges : bound.recorded).get(d)?.last ?? null;
      return [d, last === null || !Number.isFinite(last) ? null : formatDay(last)] as const;
    }),
  );
  const partial = query.fiscal === null ? partialMembers(bound) : { partial: false, members: [] };
  return {
    set: at(OWN.set),
    sets: built.sets.map((s) => ({
      by: s.by,
      checks: s.checks.map((check, i) => ({
        index: at(`row:check_${i + 1}`),
        check,
        keys: s.timeKeys.map(at),
      })),
      restated: s.restated.map(({ name, cells }) => ({
        name,
        members: [...cells].map((day) => (day === null ? null : formatDay(day))),
      })),
      member: s.timeKeys[0] === undefined ? null : at(s.timeKeys[0]),
    })),
    columns: columns.map((c) => at(c.name)),
    others: built.othersFlag === null ? null : at(built.othersFlag),
    ranges: query.fiscal === null ? rangesOf(bound) : unknownRanges(bound),
    scope: isPartial ? 'partial' : 'all',
    addedUp: !isPartial && isAddedUp(plan, bound),
    partial: partial.partial,
    partialPeriods: partial.members.map((first) =>
      query.fiscal === null ? first : fiscalLabel(query.grain ?? '', first),
    ),
    edge,
    warnings: [...context.warnings.values()],
    spans: names.flatMap((name, source) =>
      name.startsWith('row:span:') ? [{ name: name.slice(9), figure: at(name.slice(9)), source }] : [],
    ),
    setBalances: built.setBalances && {
      set: built.setBalances.set,
      checks: built.setBalances.checks.map((check, i) => ({ index: at(setCheckColumn(i)), check, keys: [] })),
    },
    rates: built.rates === null ? null : ratesPlace(built.rates, at),
    reasons: reasonsOf(query, names),
    fiscal: query.by.flatMap((by) =>
      query.fiscal !== null && by.kind === 'time'
        ? [{ name: by.name, source: at(by.name), grain: by.grain }]
        : [],
    ),
  };
}

/** Whether rollups answer for every row that is asked about; plans and conditions may read others than the metrics. */
function isAddedUp(plan: Plan, { datasets, context }: BoundQuery): boolean {
  const read = [...nodesIn(plan)].flatMap((node) => (node.kind === 'scan' ? [node.dataset] : []));
  const ofRollups = read.some((name) => context.facts.datasets.get(name)?.addedUp !== undefined);
  const isRead = (name: string) =>
    datasets.includes(name) || (context.model.datasets.get(name)?.time ?? null) !== null;
  return ofRollups && !read.some(isRead);
}

function reasonsOf(query: ResolvedQuery, names: readonly string[]): readonly NullReason[] {
  const growths = names.flatMap((name, source): NullReason[] =>
    name.startsWith('row:growth:') ? [{ name: name.slice(11), source, kind: 'growth' }] : [],
  );
  const compared = query.metrics.flatMap((metric) =>
    query.compare.flatMap((c): NullReason[] => {
      const base = `${metric.name}__${c.name}`;
      const source = names.indexOf(base);
      const points = metric.unit.kind === 'percent' || metric.unit.kind === 'ratio';
      const percent: NullReason = { name: `${base}_pct`, source, kind: points ? 'points' : 'percent' };
      if (c.kind !== 'plan' || c.name === 'forecast') return [percent];
      return [
        percent,
        { name: `${base}_attainment`, source, kind: metric.direction === 'band' ? 'band' : 'attainment' },
      ];
    }),
  );
  const company = query.metrics.flatMap(({ name, expr }): NullReason[] =>
    expr.kind === 'company'
      ? [
          { name, source: names.indexOf(name), kind: 'company' },
          ...query.compare.flatMap((c) => withheldBeside(name, `${name}__${c.name}`, names)),
        ]
      : [],
  );
  return [...compared, ...growths, ...company];
}

/** A base that is withheld, and what is worked out of it and of the figure. */
function withheldBeside(name: string, base: string, names: readonly string[]): readonly NullReason[] {
  const [own, other] = [names.indexOf(name), names.indexOf(base)];
  const of = (column: string, source: number): NullReason => ({ name: column, source, kind: 'company' });
  const both = [`${base}_change`, `${base}_pct`].flatMap((column) => [of(column, own), of(column, other)]);
  return [of(base, other), ...both];
}

/** The days compared, as printed beside 同比 and 环比: cut at the latest edge where the answer is to date. */
function rangesOf(bound: BoundQuery): Layout['ranges'] {
  const { context, query } = bound;
  const current = shortened(bound, context.period);
  const ranges: Record<string, readonly [string | null, string | null]> = { current: text(current) };
  for (const c of query.compare) {
    if (c.kind === 'plan') continue;
    ranges[c.name] = text(baseRange(c, bound, current));
  }
  return ranges;
}

/** The days of fiscal periods are each entity's own. */
function unknownRanges({ query }: BoundQuery): Layout['ranges'] {
  const names = ['current', ...query.compare.flatMap((c) => (c.kind === 'plan' ? [] : [c.name]))];
  return Object.fromEntries(names.map((name) => [name, [null, null] as const]));
}

type RangeCompare = Exclude<ResolvedQuery['compare'][number], { kind: 'plan' }>;

function baseRange(compare: RangeCompare, { context }: BoundQuery, current: DateRange): DateRange | null {
  const { calendar } = context.model.workspace;
  if (compare.kind === 'fixed') return fixedRange(compare, context);
  if (compare.kind === 'previous') {
    return shiftStep(current, stepBack(context) ?? lengthBack(context.period, calendar), calendar);
  }
  const by = compareBack({ count: 1, unit: 'year' }, context);
  if (by.unit !== 'festival') return shiftStep(current, by, calendar);
  return besideFestival(current, by, { calendar, refuse: (found) => refuse(context, found) });
}

function shortened({ context, datasets }: BoundQuery, period: DateRange): DateRange {
  if (context.mode === 'full') return period;
  const lasts = datasets.map((d) => context.edges.get(d)?.last ?? null);
  if (lasts.length === 0 || lasts.includes(null)) return period;
  const latest = Math.max(...lasts.map((l) => l ?? 0));
  return latest < period.from ? period : { from: period.from, to: Math.min(period.to, latest) };
}

/** Null where a member that it leads to is not listed. */
function shiftStep(range: DateRange, by: Step, calendar: CalendarSettings): DateRange | null {
  return isOwnStep(by) ? shiftByOwn(range, by, calendar) : shiftRange(range, by, calendar);
}

function text(range: DateRange | null): readonly [string | null, string | null] {
  if (range === null) return [null, null];
  return [formatDay(range.from), formatDay(range.to)];
}
