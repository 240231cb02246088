import { formatDay } from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import {
  type Cell,
  fiscalLabel,
  type MetricResult,
  type NoteCode,
  type ResultNote,
  type ResultRow,
  type ResultWarning,
} from '@plumbline/query';
import type { CompiledQuery } from '../compile.ts';
import type { Layout } from './layout.ts';
import { ratesUsed } from './rates-used.ts';
import { spanNotes } from './span-notes.ts';

/** Rows as an engine returns them (canonical cells of @plumbline/engines). */
export interface EngineRows {
  readonly rows: readonly (readonly Cell[])[];
  readonly notFinite: readonly { readonly row: number; readonly column: number }[];
}

type Line = readonly Cell[];
export type Place = { readonly row: number } | { readonly total: number } | { readonly other: number };

/** Splits rows into rows, totals, others; adds notes, ranges, edges, warnings. `elapsed_ms` and `cache` are the caller's to set. */
export function assemble(
  compiled: CompiledQuery,
  answer: EngineRows,
): { readonly result: MetricResult | null; readonly diagnostics: readonly Diagnostic[] } {
  const { layout } = compiled;
  const rows: ResultRow[] = [];
  const totals: { by: readonly string[]; row: ResultRow }[] = [];
  const others: { by: readonly string[]; row: ResultRow }[] = [];
  const notes: ResultNote[] = [];
  const lastDimension = lastDimensionOf(compiled);
  answer.rows.forEach((line, i) => {
    const set = layout.sets[Number(line[layout.set])];
    if (set === undefined) return;
    const row = layout.columns.map((index) => labelled(layout, index, line[index] ?? null));
    const isOther = layout.others !== null && line[layout.others] === true;
    const place: Place = isOther
      ? { other: others.length }
      : line[layout.set] === 0
        ? { row: rows.length }
        : { total: totals.length };
    if (isOther) others.push({ by: set.by.filter((name) => name !== lastDimension), row });
    else if (line[layout.set] === 0) rows.push(row);
    else totals.push({ by: set.by, row });
    notes.push(
      ...notesOf(line, place, layout),
      ...spanNotes(line, place, layout),
      ...restatedNotes(line, place, set),
      ...infinite(answer, { i, place, compiled }),
    );
  });
  const unknown = unknownParts(layout, answer.rows);
  const checked = checkDays(layout, answer.rows);
  const rates = ratesUsed(answer.rows, layout.rates, layout.set);
  const diagnostics = [...checked.diagnostics, ...rates.diagnostics];
  const result: MetricResult = {
    columns: compiled.columns,
    rows,
    ...(layout.sets.length > 1 ? { totals } : {}),
    ...(layout.others === null ? {} : { others }),
    ranges: layout.ranges,
    notes,
    meta: {
      partial: layout.partial || unknown.isPartial,
      partial_periods: [...layout.partialPeriods, ...unknown.members],
      edge: layout.edge,
      scope: layout.scope,
      cache: layout.addedUp ? 'rollup' : 'miss',
      elapsed_ms: 0,
      warnings: [...layout.warnings, ...checked.warnings],
      ...(layout.rates === null ? {} : { rates: rates.used }),
      sql: [],
    },
  };
  return { result: diagnostics.length > 0 ? null : result, diagnostics };
}

/** Fiscal members of an entity are shown by their labels. */
function labelled({ fiscal }: Layout, index: number, value: Cell): Cell {
  const key = fiscal.find(({ source }) => source === index);
  return key === undefined || value === null ? value : fiscalLabel(key.grain, String(value));
}

function lastDimensionOf(compiled: CompiledQuery): string | undefined {
  return compiled.columns.filter((c) => c.role === 'dimension').at(-1)?.name;
}

/** Found by the statement itself. */
const GROWTH_PROBLEMS: readonly NoteCode[] = ['base-missing', 'base-not-positive'];

/** Notes by the kind of column: what its source must be, and what is said when it is not. */
const judges: { readonly [K in Layout['reasons'][number]['kind']]: (source: Cell) => NoteCode | null } = {
  percent: baseProblem,
  growth: (source) => GROWTH_PROBLEMS.find((code) => code === source) ?? null,
  attainment: (source) => (isPositive(source) ? null : 'plan-not-positive'),
  points: () => 'no-percent-of-ratio',
  band: () => 'no-attainment',
  company: (source) => (source === null ? 'company-withheld' : null),
};

function baseProblem(base: Cell): NoteCode | null {
  if (base === null) return 'base-missing';
  return isPositive(base) ? null : 'base-not-positive';
}

function isPositive(cell: Cell): boolean {
  return cell !== null && Number(cell) > 0;
}

function notesOf(line: Line, place: Place, layout: Layout): readonly ResultNote[] {
  const notes = layout.reasons.flatMap((r): ResultNote[] => {
    const code = judges[r.kind](line[r.source] ?? null);
    return code === null ? [] : [{ ...place, column: r.name, code }];
  });
  return [...new Map(notes.map((n) => [`${n.column} ${n.code}`, n])).values()];
}

/** Bases and windows of another day than their formula's. */
function restatedNotes(
  line: Line,
  place: Place,
  { restated, member }: Layout['sets'][number],
): readonly ResultNote[] {
  const key = member === null ? null : String(line[member]);
  return restated.flatMap(({ name, members }) =>
    members.includes(key) ? [{ ...place, column: name, code: 'version/restated-base' as const }] : [],
  );
}

function infinite(
  answer: EngineRows,
  at: { readonly i: number; readonly place: Place; readonly compiled: CompiledQuery },
): readonly ResultNote[] {
  return answer.notFinite.flatMap(({ row, column }) => {
    if (row !== at.i) return [];
    const index = at.compiled.layout.columns.indexOf(column);
    const name = at.compiled.columns[index]?.name;
    return name === undefined ? [] : [{ ...at.place, column: name, code: 'not-finite' }];
  });
}

/** Members that rows of entities know in part, by their labels. */
function unknownParts(
  layout: Layout,
  lines: readonly Line[],
): { readonly isPartial: boolean; readonly members: readonly string[] } {
  const [set] = layout.sets;
  const open = (set?.checks ?? []).filter(({ check }) => check.kind === 'partial');
  const rows = lines.filter(
    (line) =>
      line[layout.set] === 0 &&
      (layout.others === null || line[layout.others] !== true) &&
      open.some(({ index }) => (line[index] ?? null) !== null),
  );
  const grain = layout.fiscal.find(({ source }) => source === set?.member)?.grain;
  const members = rows.flatMap((line) =>
    set?.member == null || grain === undefined ? [] : [fiscalLabel(grain, String(line[set.member]))],
  );
  return { isPartial: rows.length > 0, members: [...new Set(members)].sort() };
}

interface LateDay {
  readonly day: string;
  readonly expected: string;
}

type Check = Layout['sets'][number]['checks'][number]['check'];

/** The chosen day, where it is not the last one of its range. */
function lateDay(
  check: Check,
  line: Line,
  [keys, found]: readonly [readonly number[], string],
): readonly LateDay[] {
  const expected = check.expected.get(JSON.stringify(keys.map((k) => line[k])));
  return expected === undefined || formatDay(expected) <= found
    ? []
    : [{ day: found, expected: formatDay(expected) }];
}

/** `2024-03-15 2024-03-31 day`: what the row says; `name`: the quarter that ends on that day of its name. */
function lateDays(text: string): LateDay {
  const [day = '', due = '', kind] = text.split(' ');
  return { day, expected: kind === 'name' ? fiscalLabel('fiscal_quarter', due) : due };
}

/** Late snapshot days warn, or refuse under `missing: error`; so do accounts without a row. */
function checkDays(
  layout: Layout,
  lines: readonly Line[],
): { readonly warnings: readonly ResultWarning[]; readonly diagnostics: readonly Diagnostic[] } {
  const warnings = new Map<string, ResultWarning>();
  const diagnostics = new Map<string, Diagnostic>();
  for (const line of lines) {
    const number = Number(line[layout.set]);
    const set = number === layout.setBalances?.set ? layout.setBalances : layout.sets[number];
    for (const { index, check, keys } of set?.checks ?? []) {
      const found = line[index] ?? null;
      if (found === null || check.kind === 'partial') continue;
      const { metric, dataset } = check;
      if (check.kind === 'accounts') {
        diagnostics.set(
          String(found),
          report('query/missing-balance', { metric, dataset, accounts: String(found) }),
        );
        continue;
      }
      if (check.kind === 'unmatched') {
        const params = { dataset, plan: metric, day: String(found) };
        warnings.set(JSON.stringify(params), { code: 'compare/unmatched-snapshot', params });
        continue;
      }
      const late =
        check.kind === 'late'
          ? String(found).split(', ').map(lateDays)
          : lateDay(check, line, [keys, String(found)]);
      for (const days of late) {
        const params = { metric, dataset, ...days };
        const text = JSON.stringify(params);
        if (check.missing === 'error') diagnostics.set(text, report('query/stale-balance', params));
        else warnings.set(text, { code: 'stock/stale-snapshot', params });
      }
    }
  }
  return { warnings: [...warnings.values()], diagnostics: [...diagnostics.values()] };
}
