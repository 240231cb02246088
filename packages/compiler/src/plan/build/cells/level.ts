import type { Day } from '@plumbline/calendar';
import { scalarKey } from '../../identity.ts';
import { align, compute, define, empty, join, window } from '../../make.ts';
import type { Plan, PlanColumn } from '../../node.ts';
import {
  BOOLEAN,
  call,
  column,
  columnsOf,
  DATE,
  eachColumn,
  nothing,
  partsOf,
  type Scalar,
  substitute,
  truth,
} from '../../scalar.ts';
import type { SharedRows } from '../rows/shared-rows.ts';
import type { Reading } from '../time/reading.ts';
import type { Context } from './context.ts';
import type { DimensionKey, Frame, LevelRow, TimeKey } from './frame.ts';

/** A relation whose keys are some of the level's: attached after the blocks are aligned. */
interface Attachment {
  readonly plan: Plan;
  readonly on: readonly { readonly left: Scalar; readonly right: string }[];
  readonly take: readonly { readonly from: string; readonly as: string }[];
}

/** What one or several measures contribute; made when all of them are known. */
export interface Block {
  /** Columns beside the keys. */
  readonly measures: readonly { readonly name: string }[];
  readonly plan: () => Plan;
}

/** The chosen day of a stock, to be compared with the day it should have been. */
export interface DayCheck {
  readonly column: string;
  /**
   * Under the calendar of an entity: `late` has both days, `partial` the end of what is not known. `unmatched`: a day
   * that what happened or the plan (in place of a metric) has alone.
   */
  readonly kind: 'stale' | 'accounts' | 'late' | 'partial' | 'unmatched';
  readonly dataset: string;
  readonly metric: string;
  readonly missing: 'carry' | 'null' | 'error' | null;
  /** Last day of the range by the JSON of the time keys. */
  readonly expected: ReadonlyMap<string, Day>;
}

export interface LevelShape {
  readonly timeKeys: readonly TimeKey[];
  readonly dimensions: readonly DimensionKey[];
  readonly rows: readonly LevelRow[];
  /** Names of the keys of the cell that a `per` stands in; null outside. */
  readonly cell: readonly string[] | null;
  /** False in total rows, which have no rank. */
  readonly isRanked: boolean;
  /** Cells are looked up from others, and make no row of their own. */
  readonly isLookedUp?: true;
}

/** Of a figure of a larger cell, made of spans: how each came about, and how many series it leaves out. */
export interface SpansAround {
  readonly states: readonly Scalar[];
  readonly left: readonly Scalar[];
}

/** Cells that share their keys: collects what measures contribute and puts it together as one relation. */
export class Level {
  readonly context: Context;
  readonly shape: LevelShape;
  /** Key columns: time, dimensions, flags of `others`. */
  readonly keys: readonly PlanColumn[];
  readonly keyNames: readonly string[];
  readonly timeNames: readonly string[];
  readonly memo = new Map<string, Scalar>();
  /** The days that measures of a dataset read in each cell, by what says so. */
  readonly readings = new Map<string, Reading>();
  /** Rows of a dataset under the same conditions and ops, with the measures that they are read for. */
  readonly rows = new Map<string, SharedRows>();
  readonly checks: DayCheck[] = [];
  /** The base of each growth by the text of its expression: why that may be null. */
  readonly growths = new Map<string, Scalar>();
  /** First days of the cells in which a column reads days before its formula was in force. */
  readonly #restated = new Map<string, ReadonlySet<Day | null>>();
  /** Measures over spans: beside each stands how it came about. With what is shown where missing is 0. */
  readonly spans = new Map<string, Scalar | null>();
  /** Of such measures, true where a cell has reports and no figure of them. */
  readonly reports = new Map<string, Scalar>();
  readonly #spansAround = new Map<string, SpansAround>();
  readonly #blocks: Block[] = [];
  /** Rows of comparisons: they are shown, but do not take part in `fill`. */
  readonly #baseBlocks: Block[] = [];
  readonly #attachments: Attachment[] = [];
  readonly #present = new Set<string>();
  readonly #names: Set<string>;
  readonly #defined: Defined[] = [];

  constructor(context: Context, shape: LevelShape) {
    this.context = context;
    this.shape = shape;
    this.keys = keysOf(shape);
    this.keyNames = this.keys.map((k) => k.name);
    this.timeNames = shape.timeKeys.map((k) => k.name);
    this.#names = new Set(this.keyNames);
  }

  /** A column name that no other part of the level has. */
  name(hint: string): string {
    let name = hint;
    for (let i = 2; this.#names.has(name); i++) name = `${hint}_${i}`;
    this.#names.add(name);
    return name;
  }

  addBlock(plan: Plan, frame: Frame): void {
    this.addLater({ measures: plan.columns, plan: () => plan }, frame);
  }

  /** A block that measures may still be added to. */
  addLater(block: Block, frame: Frame): void {
    (frame.base ? this.#baseBlocks : this.#blocks).push(block);
  }

  /** True in rows of the measures that a value is made of, null elsewhere: a column of its own. */
  presence(value: Scalar): Scalar | null {
    const measures = this.#measuresIn(value);
    for (const name of measures) this.#present.add(name);
    const flags = measures.map((name) => column(`${name}:rows`, BOOLEAN));
    return flags.length === 0 ? null : call('coalesce', [...flags, truth(false)], BOOLEAN);
  }

  /** Columns, seen through defined names. */
  #columnsIn(value: Scalar): readonly string[] {
    const found = new Set<string>();
    const visit = (name: string): void => {
      const defined = this.#defined.find((d) => d.name === name);
      if (defined !== undefined) for (const inner of columnsOf(defined.value)) visit(inner);
      else found.add(name);
    };
    for (const name of columnsOf(value)) visit(name);
    return [...found];
  }

  /** Columns of blocks. */
  #measuresIn(value: Scalar): readonly string[] {
    const keys = new Set(this.keyNames);
    const blocks = [...this.#blocks, ...this.#baseBlocks];
    return this.#columnsIn(value).filter(
      (name) => !keys.has(name) && blocks.some((b) => b.measures.some((m) => m.name === name)),
    );
  }

  /** Measures over spans that a value is made of. */
  spansIn(value: Scalar): readonly string[] {
    return this.spans.size === 0 ? [] : this.#measuresIn(value).filter((name) => this.spans.has(name));
  }

  noteSpansAround(figure: string, said: SpansAround): void {
    if (said.states.length > 0) this.#spansAround.set(figure, said);
  }

  /** What is said of the larger cells whose figures a value is made of. */
  spansAround(value: Scalar): readonly SpansAround[] {
    if (this.#spansAround.size === 0) return [];
    return this.#columnsIn(value).flatMap((name) => this.#spansAround.get(name) ?? []);
  }

  /** Blocks with a mark beside the measures whose rows are asked for. */
  #marked(blocks: readonly Block[]): readonly Plan[] {
    return blocks.map(({ plan }) => {
      const block = plan();
      const wanted = block.columns.filter((c) => this.#present.has(c.name));
      if (wanted.length === 0) return block;
      const kept = block.columns.map((c) => ({
        name: c.name,
        value: column(c.name, c.type),
        origin: c.origin,
      }));
      return compute(block, [
        ...kept,
        ...wanted.map((c) => ({ name: `${c.name}:rows`, value: truth(true), origin: 'has rows' })),
      ]);
    });
  }

  /** What marks the rows of `others`; null where there are none, and inside `per`, where they are cells as all others. */
  get othersFlag(): string | null {
    if (this.shape.cell !== null) return null;
    return this.shape.dimensions.find((d) => d.kept !== null)?.kept?.flag ?? null;
  }

  /** The value to rank: nothing in total rows. */
  rankable(value: Scalar): Scalar | null {
    if (this.shape.cell === null && !this.shape.isRanked) return null;
    const when = this.presence(value);
    return when === null
      ? value
      : { kind: 'case', whens: [{ when, then: value }], otherwise: null, type: value.type };
  }

  attach(attachment: Attachment): void {
    this.#attachments.push(attachment);
  }

  /** Gives a value a column of its own, so that it is computed once however often it is read. */
  define(hint: string, value: Scalar): Scalar {
    if (value.kind === 'column' || value.kind === 'literal') return value;
    const text = scalarKey(value);
    const known = this.#defined.find((d) => d.text === text);
    if (known !== undefined) return column(known.name, value.type);
    const layers = [...columnsOf(value)].map(
      (name) => this.#defined.find((d) => d.name === name)?.layer ?? 0,
    );
    const name = this.name(hint);
    this.#defined.push({ name, value, text, layer: 1 + Math.max(0, ...layers) });
    return column(name, value.type);
  }

  noteRestated(value: Scalar, cells: readonly (Day | null)[]): void {
    if (value.kind === 'column' && cells.length > 0) this.#restated.set(value.name, new Set(cells));
  }

  /** The cells in which something that a value is made of reads days before its formula was in force. */
  restatedIn(value: Scalar): ReadonlySet<Day | null> {
    const found = new Set<Day | null>();
    const visit = (name: string): void => {
      for (const cell of this.#restated.get(name) ?? []) found.add(cell);
      const defined = this.#defined.find((d) => d.name === name);
      if (defined !== undefined) for (const inner of columnsOf(defined.value)) visit(inner);
    };
    if (this.#restated.size > 0) for (const name of columnsOf(value)) visit(name);
    return found;
  }

  /** Bases of the growths that a value is made of. */
  growthBasesIn(value: Scalar): readonly Scalar[] {
    const found = new Map<string, Scalar>();
    const visit = (s: Scalar): void => {
      const text = scalarKey(s);
      const base = this.growths.get(text);
      if (base !== undefined) found.set(text, base);
      const defined = s.kind === 'column' ? this.#defined.find((d) => d.name === s.name) : undefined;
      for (const part of defined === undefined ? partsOf(s) : [defined.value]) visit(part);
    };
    if (this.growths.size > 0) visit(value);
    return [...found.values()];
  }

  /** What a value is in a cell without rows, where that can be more than null: a count of nothing is 0. */
  withoutRows(value: Scalar): Scalar | null {
    const keys = new Set(this.keyNames);
    const resolved = (s: Scalar): Scalar =>
      substitute(s, (c) => {
        const defined = this.#defined.find((d) => d.name === c.name);
        if (defined !== undefined) return resolved(defined.value);
        return keys.has(c.name) ? c : nothing(c.type);
      });
    const empty = resolved(value);
    const canBeZero = (s: Scalar): boolean =>
      (s.kind === 'call' && s.fn === 'coalesce') || partsOf(s).some(canBeZero);
    return canBeZero(empty) ? empty : null;
  }

  /** Keys and the asked outputs, one row for each cell that any block has rows for. */
  relation(outputs: readonly Output[], fill: ((rows: Plan) => Plan | null) | null = null): Plan {
    const { keys } = this;
    const own = this.#marked(this.#blocks);
    const base = this.#marked(this.#baseBlocks);
    const current: Plan = own.length === 0 ? empty(keys) : align(own, this.keyNames);
    const filler = fill === null ? null : fill(current);
    const blocks = filler === null ? [...own, ...base] : [current, filler, ...base];
    let plan: Plan = blocks.length === 0 ? empty(keys) : align(blocks, this.keyNames);
    for (const a of this.#attachments) {
      plan = join(plan, a.plan, { on: a.on, mode: 'left', proven: false, nullSafe: true, take: a.take });
    }
    const { defined, inlined } = inlineSingles(this.#defined, outputs);
    for (let layer = 1; defined.some((d) => d.layer >= layer); layer++) {
      const added = defined
        .filter((d) => d.layer === layer)
        .map((d) => ({ name: d.name, value: d.value, origin: d.name }));
      const ranks = added.filter((d) => d.value.kind === 'rank');
      plan = define(
        plan,
        added.filter((d) => d.value.kind !== 'rank'),
      );
      plan = window(plan, ranks);
    }
    return compute(plan, [
      ...keys.map((k) => ({ name: k.name, value: column(k.name, k.type), origin: k.origin })),
      ...inlined.map((o) => ({ ...o, origin: o.name })),
    ]);
  }
}

function keysOf({ timeKeys, dimensions }: LevelShape): readonly PlanColumn[] {
  return [
    ...timeKeys.map((k) => ({ name: k.name, type: DATE, origin: k.grain })),
    ...dimensions.map((d) => ({ name: d.name, type: d.type, origin: d.name })),
    ...dimensions.flatMap((d) =>
      d.kept === null ? [] : [{ name: d.kept.flag, type: BOOLEAN, origin: 'others' }],
    ),
  ];
}

interface Output {
  readonly name: string;
  readonly value: Scalar;
}

interface Defined extends Output {
  readonly text: string;
  readonly layer: number;
}

/** A defined value that one expression reads is written there; ranks look at other rows and stay columns. */
function inlineSingles(
  all: readonly Defined[],
  outputs: readonly Output[],
): { readonly defined: readonly Defined[]; readonly inlined: readonly Output[] } {
  const reads = new Map<string, number>();
  const count = (s: Scalar) => eachColumn(s, (name) => reads.set(name, (reads.get(name) ?? 0) + 1));
  for (const d of all) count(d.value);
  for (const o of outputs) count(o.value);
  const values = new Map<string, Scalar>();
  const resolve = (s: Scalar): Scalar => substitute(s, (c) => values.get(c.name) ?? c);
  const defined: Defined[] = [];
  for (const d of all) {
    const value = resolve(d.value);
    if ((reads.get(d.name) ?? 0) <= 1 && value.kind !== 'rank') values.set(d.name, value);
    else defined.push({ ...d, value });
  }
  return { defined, inlined: outputs.map((o) => ({ name: o.name, value: resolve(o.value) })) };
}
