import type { Day } from '@plumbline/calendar';
import { align, compute, empty, find, join, window } from '../make.ts';
import type { Plan, PlanColumn } from '../node.ts';
import { BOOLEAN, column, DATE, hasRank, type Scalar } from '../scalar.ts';
import type { Context } from './context.ts';
import type { DimensionKey, LevelRow, TimeKey } from './frame.ts';

/** A relation whose keys are some of the level's: attached after the blocks are aligned. */
interface Attachment {
  readonly plan: Plan;
  readonly on: readonly { readonly left: Scalar; readonly right: string }[];
  readonly take: readonly { readonly from: string; readonly as: string }[];
}

/** The chosen day of a stock, to be compared with the day it should have been. */
export interface DayCheck {
  readonly column: string;
  readonly kind: 'stale' | 'accounts';
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
}

/** Cells that share their keys: collects what measures contribute and puts it together as one relation. */
export class Level {
  readonly context: Context;
  readonly shape: LevelShape;
  readonly memo = new Map<string, Scalar>();
  readonly checks: DayCheck[] = [];
  /** Columns that hold the chosen snapshot day of a stock; null where there is none. */
  readonly snapshotColumns: string[] = [];
  readonly #blocks: Plan[] = [];
  readonly #attachments: Attachment[] = [];
  readonly #names = new Set<string>();

  constructor(context: Context, shape: LevelShape) {
    this.context = context;
    this.shape = shape;
    for (const key of this.keys()) this.#names.add(key.name);
  }

  /** Key columns: time, dimensions, flags of `others`. */
  keys(): readonly PlanColumn[] {
    const { timeKeys, dimensions } = this.shape;
    return [
      ...timeKeys.map((k) => ({ name: k.name, type: DATE, origin: k.grain })),
      ...dimensions.map((d) => ({ name: d.name, type: d.type, origin: d.name })),
      ...dimensions.flatMap((d) =>
        d.kept === null ? [] : [{ name: d.kept.flag, type: BOOLEAN, origin: 'others' }],
      ),
    ];
  }

  keyNames(): readonly string[] {
    return this.keys().map((k) => k.name);
  }

  timeNames(): readonly string[] {
    return this.shape.timeKeys.map((k) => k.name);
  }

  /** A column name that no other part of the level has. */
  name(hint: string): string {
    let name = hint;
    for (let i = 2; this.#names.has(name); i++) name = `${hint}_${i}`;
    this.#names.add(name);
    return name;
  }

  addBlock(plan: Plan): void {
    this.#blocks.push(plan);
  }

  attach(attachment: Attachment): void {
    this.#attachments.push(attachment);
  }

  /** Keys and the asked outputs, one row for each cell that any block has rows for. */
  relation(
    outputs: readonly { readonly name: string; readonly value: Scalar }[],
    fill: ((rows: Plan) => Plan | null) | null = null,
  ): Plan {
    const keys = this.keys();
    const rows: Plan = this.#blocks.length === 0 ? empty(keys) : align(this.#blocks, this.keyNames());
    const filler = fill === null ? null : fill(rows);
    let plan = filler === null ? rows : align([rows, filler], this.keyNames());
    for (const a of this.#attachments) {
      plan = join(plan, a.plan, { on: a.on, mode: 'left', proven: false, nullSafe: true, take: a.take });
    }
    const ranked = extractRanks(plan, outputs);
    return compute(ranked.plan, [
      ...keys.map((k) => ({ name: k.name, value: column(k.name, k.type), origin: k.origin })),
      ...ranked.outputs.map((o) => ({ ...o, origin: o.name })),
    ]);
  }
}

/** Ranks look at other rows: they become columns of their own, inner ones first. */
function extractRanks(
  plan: Plan,
  outputs: readonly { readonly name: string; readonly value: Scalar }[],
): { readonly plan: Plan; readonly outputs: readonly { readonly name: string; readonly value: Scalar }[] } {
  if (!outputs.some((o) => hasRank(o.value))) return { plan, outputs };
  let current = plan;
  let count = 0;
  const known = new Map<string, Scalar>();
  const lift = (s: Scalar): Scalar => {
    if (!hasRank(s)) return s;
    if (s.kind === 'call') return { ...s, args: s.args.map(lift) };
    if (s.kind === 'in') return { ...s, value: lift(s.value), options: s.options.map(lift) };
    if (s.kind === 'case') {
      const whens = s.whens.map((w) => ({ when: lift(w.when), then: lift(w.then) }));
      return { ...s, whens, otherwise: s.otherwise && lift(s.otherwise) };
    }
    if (s.kind !== 'rank') return s;
    const rank = { ...s, of: lift(s.of) };
    const text = JSON.stringify(rank);
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    count += 1;
    const name = `rank_${count}`;
    current = window(current, [{ name, value: rank, origin: 'rank' }]);
    const lifted = column(name, find(current, name).type);
    known.set(text, lifted);
    return lifted;
  };
  const lifted = outputs.map((o) => ({ name: o.name, value: lift(o.value) }));
  return { plan: current, outputs: lifted };
}
