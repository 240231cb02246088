import type { ClockGrain, DateRange, DayGrain, MemberGrain } from '@plumbline/calendar';
import type { DimensionRef, LiteralExpr, MetricExpr, RateRule, RowExpr, Tree } from '@plumbline/model';
import type { DatePart } from '@plumbline/query';
import type { Move } from '../time/move.ts';
import type { Value } from '../value/value.ts';

/** A dimension of rows: a field, or the member of a grain or a date part of one. */
export interface Dimension {
  readonly ref: DimensionRef;
  readonly grain: DayGrain | ClockGrain | null;
  /** `time_of_day`: microseconds from midnight to where the member of the grain that `ref` names begins. */
  readonly part: DatePart | 'time_of_day' | null;
}

/** One condition of G: the dimension has that value, or (a row of others) none of the kept ones. */
export interface Key {
  readonly dimension: Dimension;
  /** 0: asked by the query; each `per` inside adds one. */
  readonly level: number;
  readonly is:
    | { readonly kind: 'value'; readonly value: Value }
    | { readonly kind: 'not_in'; readonly kept: readonly Value[] };
}

/** How a metric turns missing into zero (semantics.md 3). */
export interface EmptyRule {
  readonly declared: 'zero' | 'null' | null;
  /** The metric is nothing but another one, filtered or not. */
  readonly isAlone: boolean;
  /** That measure is a count. */
  readonly isCount: boolean;
}

/** What the cells beside this one have in common; what `rank` runs over. */
export interface Group {
  readonly dimensions: readonly Dimension[];
  /** Grain of the time members of this level; null: time is not grouped. */
  readonly grain: MemberGrain | null;
  /** Time members of a `per` over a grain; empty otherwise. */
  readonly members: readonly DateRange[];
  /** False in total and others rows. */
  readonly isRanked: boolean;
}

/** A rollup around the formula: rows count in the members above theirs. */
export interface Climb {
  readonly tree: Tree;
  /** What a row names its member by. */
  readonly key: DimensionRef;
  readonly node: LiteralExpr | null;
  /** Conditions that select members. */
  readonly members: readonly RowExpr[];
}

/** Inside `new`: rows count where the first row of their entity is, and only those of newcomers. */
export interface Newcomers {
  readonly expr: Extract<MetricExpr, { kind: 'new' }>;
  /** What stands around it: the first rows meet it. */
  readonly outside: Cell;
}

/** A currency that amounts are shown in; `rate: null`: flows at average rates, stocks at closing ones. */
export interface Conversion {
  readonly to: string;
  readonly rate: RateRule | null;
  /** Inside a definition: comparisons there are made in the currency of its amounts. */
  readonly isInFormula: boolean;
}

/** (R, F, G) of semantics.md 1, with what the forms around did to them. */
export interface Cell {
  /** The member of the query's time that R is, uncut; null: R is the period. */
  readonly member: DateRange | null;
  readonly moves: readonly Move[];
  /** Conditions, all of which must hold. */
  readonly where: readonly RowExpr[];
  readonly keys: readonly Key[];
  readonly climbs: readonly Climb[];
  readonly newcomers: Newcomers | null;
  /** Dimensions whose members are being looked for. */
  readonly open: readonly Dimension[];
  readonly level: number;
  readonly group: Group;
  readonly empty: EmptyRule;
  /** `time:` overrides by dataset. */
  readonly times: ReadonlyMap<string, DimensionRef>;
  /** Datasets of the asked metric, for what it knows of its days; null: it reads none. */
  readonly read: readonly string[] | null;
  /** What amounts are converted to; null: they stay as recorded. */
  readonly money: Conversion | null;
  /** Bases at the rates of what is compared with them. */
  readonly isConstant: boolean;
  /** Of several recorded versions of a row: the first, or the last known on a day (null: of all). */
  readonly versions: { readonly first: boolean; readonly until: number | null };
  /** Spans are their own rows or nothing. */
  readonly exact: boolean;
  /** A cell without rows, to see what definitions alone refuse. */
  readonly isHypothetical: boolean;
  /** Of datasets with scenarios: the rows of which, where nothing says so. */
  readonly scenario: 'actual' | 'target' | 'budget' | 'forecast';
  /** The cell is none of a measure: it stands for the whole question. */
  readonly ofQuestion?: true;
  /** Inside a plan metric: never shortened. */
  readonly unshortened: boolean;
}

export const NO_EMPTY_RULE: EmptyRule = { declared: null, isAlone: false, isCount: false };

export function moved(cell: Cell, ...moves: readonly Move[]): Cell {
  return { ...cell, moves: [...cell.moves, ...moves] };
}

export function filtered(cell: Cell, condition: RowExpr | null): Cell {
  return condition === null ? cell : { ...cell, where: [...cell.where, ...andTerms(condition)] };
}

/** The conditions whose conjunction it is. */
export function andTerms(condition: RowExpr): readonly RowExpr[] {
  return condition.kind === 'call' && condition.fn === 'and' ? condition.args.flatMap(andTerms) : [condition];
}
