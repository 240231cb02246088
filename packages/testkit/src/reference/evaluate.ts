import { toCivil } from '@plumbline/calendar';
import { type NoteCode, type ResultColumn, resultColumns, type WarningCode } from '@plumbline/query';
import type { Evaluation } from './cell/evaluation.ts';
import { evaluationOf, type ReferenceInput } from './evaluation-of.ts';
import { fiscalInput } from './fiscal/fiscal-model.ts';
import { requireYearsApart } from './fiscal/years-by-end.ts';
import { requirePeriod } from './formula/require-period.ts';
import { refuseByDefinition, triedWithoutRows } from './money/refuse-by-definition.ts';
import { keyType } from './table/column.ts';
import { requirePairs } from './table/comparison.ts';
import { edgesOf, isPartial, partialPeriods } from './table/freshness.ts';
import type { Line } from './table/line.ts';
import { partialOfEntities } from './table/partial-of-entities.ts';
import { type Section, sectionsOf } from './table/sections.ts';
import { requirePeriods, warnOfDaysLeftOut } from './time/listed-periods.ts';
import { type Cell, printCell } from './value/cell.ts';
import { dayOf } from './value/value.ts';

export interface ReferenceNote {
  readonly row?: number;
  readonly total?: number;
  readonly other?: number;
  readonly column: string;
  readonly code: NoteCode;
}

/** The part of a `MetricResult` that semantics.md decides. */
export interface ReferenceResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly totals: readonly { readonly by: readonly string[]; readonly row: readonly Cell[] }[];
  readonly others: readonly { readonly by: readonly string[]; readonly row: readonly Cell[] }[];
  readonly notes: readonly ReferenceNote[];
  readonly warnings: readonly {
    readonly code: WarningCode;
    readonly params: Readonly<Record<string, string | number>>;
  }[];
  readonly edge: Readonly<Record<string, string | null>>;
  readonly partialPeriods: readonly Cell[];
  /** Null under the calendar of an entity, where each row has its own. */
  readonly isPartial: boolean | null;
}

/** A fiscal member is known by its label: `2025`, `2025-Q1`. */
function fiscalText(grain: string, day: number): string {
  const { year, month } = toCivil(day);
  return grain === 'fiscal_year' ? `${year}` : `${year}-Q${(month + 2) / 3}`;
}

/** Answers the query cell by cell, by the letter of semantics.md. Throws `Refusal` where it refuses. */
export function evaluate(asked: ReferenceInput): ReferenceResult {
  const { fiscal } = asked.query;
  const input = fiscal === null ? asked : fiscalInput(asked, fiscal);
  const warnings = new Map<string, ReferenceResult['warnings'][number]>();
  const warn: Evaluation['warn'] = (code, params) =>
    warnings.set(JSON.stringify([code, params]), { code, params });
  const ev = evaluationOf(input, warn);
  if (fiscal !== null) requireYearsApart(ev, fiscal);
  requirePeriod(ev);
  requirePeriods(ev);
  requirePairs(ev);
  warnOfDaysLeftOut(ev);
  refuseByDefinition(evaluationOf(input, () => undefined));
  const sections = sectionsOf(ev);
  // What cannot be asked cannot be asked of nothing either.
  if (sections.rows.length === 0) triedWithoutRows(evaluationOf(input, () => undefined));
  const types = [
    ...input.query.by.map((by) => [by.name, keyType(by)] as const),
    ...sections.columns.map((column) => [column.name, column.type] as const),
  ];
  const grains = new Map(input.query.by.flatMap((by) => (by.kind === 'time' ? [[by.name, by.grain]] : [])));
  const print = (line: Line) =>
    types.map(([name, type]) => {
      const value = line.values.get(name) ?? null;
      const day = fiscal !== null && grains.has(name) ? dayOf(value) : null;
      return day === null ? printCell(value, type) : fiscalText(grains.get(name) ?? '', day);
    });
  const printed = (section: Section) => ({ by: section.by, row: print(section.line) });
  return {
    columns: resultColumns(input.query, input.model),
    rows: sections.rows.map(print),
    totals: sections.totals.map(printed),
    others: sections.others.map(printed),
    notes: [
      ...sections.rows.flatMap((line, row) => line.notes.map((note) => ({ row, ...note }))),
      ...sections.totals.flatMap(({ line }, total) => line.notes.map((note) => ({ total, ...note }))),
      ...sections.others.flatMap(({ line }, other) => line.notes.map((note) => ({ other, ...note }))),
    ],
    warnings: [...warnings.values()],
    edge: edgesOf(fiscal === null ? ev : evaluationOf(asked, () => undefined)),
    isPartial: fiscal === null ? isPartial(ev) : null,
    partialPeriods:
      fiscal === null
        ? partialPeriods(ev)
        : partialOfEntities(ev, sections.rows).map((day) => fiscalText(input.query.grain ?? '', day)),
  };
}
