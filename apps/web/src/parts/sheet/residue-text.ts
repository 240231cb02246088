import { residueNote, tableResidue, tableRounding } from '@plumbline/finance';
import { columnOf } from '../../api/answer.ts';
import type { Line } from '../pivot/lines.ts';
import type { Pivot } from '../pivot/pivot.ts';
import { shownSums } from '../pivot/shown-sums.ts';
import { unitText } from './read-figure.ts';
import { metricText, type Reader } from './reader.ts';

/** Shares are shown in percent with one decimal. */
const SHARES = { shift: 2, decimals: 1 };

/** 尾差 of a table, for each metric whose shown parts do not add up to a shown total; null: all do. `lines`: null for a flat list. */
export function residueText(reader: Reader, pivot: Pivot, lines: readonly Line[] | null): string | null {
  const { result, locale, scales, metrics, words } = reader;
  const added = pivot.measures.filter(({ role }) => role === 'value' || role === 'part');
  const notes = added.flatMap((measure) => {
    const { metric: name, column } = measure;
    const rounding =
      measure.role === 'part'
        ? SHARES
        : tableRounding(columnOf(result, column)?.unit, locale, scales.get(name));
    const rest = rounding === null ? null : tableResidue(shownSums(pivot, measure, lines), rounding);
    if (rest === null) return [];
    const unit = measure.role === 'part' ? '%' : unitText(metrics.get(name), reader);
    const said = { residue: rest, unit: unit === '%' ? words.units.points.trim() : unit };
    return [residueNote(added.length === 1 ? said : { ...said, column: metricText(reader, name) }, locale)];
  });
  return notes.length === 0 ? null : notes.join(words.explore.noteBetween);
}
