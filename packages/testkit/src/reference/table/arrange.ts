import type { MetricExpr } from '@plumbline/model';
import type { NoteCode, ResolvedQuery } from '@plumbline/query';
import type { Evaluation } from '../cell/evaluation.ts';
import { compareNullsLast, type Value } from '../value/value.ts';
import type { Column } from './column.ts';
import type { Line, Place } from './line.ts';

/** Computes every column of a place. */
export function lineOf(ev: Evaluation, columns: readonly Column[], place: Place): Line {
  const values = new Map<string, Value>(ev.query.by.map((item, i) => [item.name, place.keys[i] ?? null]));
  const notes: Line['notes'][number][] = [];
  for (const { name, compute } of columns) {
    const codes = new Map<NoteCode, Set<string>>();
    const note: Evaluation['note'] = (code, terms = '') =>
      codes.set(code, (codes.get(code) ?? new Set()).add(terms));
    const value = compute(ev.hooked({ note }), place.cell);
    values.set(name, value);
    // Of a figure that there is not nobody is left out.
    if (value === null) codes.delete('span/left-out');
    for (const [code, terms] of codes) {
      const text = [...terms].sort().join(', ');
      notes.push({ column: name, code, ...(text === '' ? {} : { terms: text }) });
    }
  }
  return { ...place, values, notes };
}

/** A metric or result column of a line. */
export function figureOf(ev: Evaluation, line: Line, expr: MetricExpr): Value {
  return ev.hooked({ result: (column) => line.values.get(column) ?? null }).value(expr, line.cell);
}

export function passes(ev: Evaluation, line: Line): boolean {
  const { having } = ev.query;
  return having === null || figureOf(ev, line, having) === true;
}

type Order = ResolvedQuery['order'];

/** Ordered as asked; nulls last, ties by keys ascending in `by` order. */
export function ordered(ev: Evaluation, lines: readonly Line[], order: Order): readonly Line[] {
  return orderedAmong(
    lines.map((line) => ({ ev, line })),
    order,
  );
}

/** The same for lines of several evaluations. */
export function orderedAmong(
  lines: readonly { readonly ev: Evaluation; readonly line: Line }[],
  order: Order,
): readonly Line[] {
  const figures = new Map(
    lines.map(({ ev, line }) => [
      line,
      order.map(({ by }) =>
        by.kind === 'key' ? (line.values.get(by.name) ?? null) : figureOf(ev, line, by),
      ),
    ]),
  );
  return lines
    .map(({ line }) => line)
    .sort((a, b) => {
      for (const [i, { desc }] of order.entries()) {
        const difference = compareNullsLast(figures.get(a)?.[i] ?? null, figures.get(b)?.[i] ?? null, desc);
        if (difference !== 0) return difference;
      }
      return compareKeys(a.keys, b.keys);
    });
}

function compareKeys(a: readonly Value[], b: readonly Value[]): number {
  for (const [i, key] of a.entries()) {
    const difference = compareNullsLast(key, b[i] ?? null);
    if (difference !== 0) return difference;
  }
  return 0;
}
