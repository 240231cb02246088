import { residueNote, tableResidue, tableRounding } from '@plumbline/finance';
import { columnOf } from '../../api/answer.ts';
import type { Line } from '../pivot/lines.ts';
import { metricsOf, type Pivot } from '../pivot/pivot.ts';
import { shownSums } from '../pivot/shown-sums.ts';
import { unitText } from './read-figure.ts';
import { metricText, type Reader } from './reader.ts';

/** 尾差 of a table, for each metric whose shown parts do not add up to a shown total; null: all do. `lines`: null for a flat list. */
export function residueText(reader: Reader, pivot: Pivot, lines: readonly Line[] | null): string | null {
  const { result, locale, scales, metrics } = reader;
  const all = metricsOf(pivot);
  const notes = all.flatMap((name) => {
    const rounding = tableRounding(columnOf(result, name)?.unit, locale, scales.get(name));
    const rest = rounding === null ? null : tableResidue(shownSums(pivot, name, lines), rounding);
    if (rest === null) return [];
    const note = residueNote(rest, unitText(metrics.get(name), reader), locale);
    return [all.length === 1 ? note : `${metricText(reader, name)} ${note}`];
  });
  return notes.length === 0 ? null : notes.join(reader.words.explore.noteBetween);
}
