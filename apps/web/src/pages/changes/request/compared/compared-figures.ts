import { digitsOf } from '../../../../reading/digits-of.ts';
import { monthOfDay } from '../../../../reading/month-of-day.ts';
import { isOfWeeks, monthText, shortMonth } from '../../../../reading/period.ts';
import {
  isRate,
  type SheetUnit,
  sheetChangeText,
  sheetText,
  sheetUnitOf,
  sheetWord,
} from '../../../../reading/sheet-unit.ts';
import type { Locale } from '../../../../words/catalogs.ts';
import type { Comparison } from './use-compared.ts';

type Period = Comparison['periods'][number];

/** One column of the table, and one point of each line. */
export interface ComparedColumn {
  readonly key: string;
  /** Above the figures: `25-11`, then `12`. */
  readonly head: string;
  /** In full. */
  readonly month: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

export interface ComparedFigures {
  readonly columns: readonly ComparedColumn[];
  readonly total: Omit<ComparedColumn, 'key' | 'head' | 'month'> | null;
  readonly unit: SheetUnit;
  /** `万元`, `%`; null: it needs none. */
  readonly unitWord: string | null;
  readonly isRate: boolean;
}

/** An answer as texts of one unit. */
export function comparedFigures(found: Comparison, locale: Locale): ComparedFigures {
  const { periods, total, column } = found;
  const figures = periods.flatMap(({ before, after }) => [digitsOf(before), digitsOf(after)]);
  const unit = sheetUnitOf(figures, column?.unit, locale);
  const written = (one: Period) => ({
    before: textOf(one.before, unit),
    after: textOf(one.after, unit),
    difference: digitsOf(one.difference) === null ? '—' : sheetChangeText(String(one.difference), unit),
  });
  return {
    columns: periods.map((one, i) => {
      const month = monthOfDay(String(one.period));
      return {
        key: String(one.period),
        head: headOf(month, i === 0, locale),
        month: monthText(month, locale),
        ...written(one),
      };
    }),
    total: total === null ? null : written(total),
    unit,
    unitWord: isRate(unit) ? '%' : sheetWord(unit, column?.currency),
    isRate: isRate(unit),
  };
}

function textOf(cell: Period['before'], unit: SheetUnit): string {
  const figure = digitsOf(cell);
  return figure === null ? '—' : sheetText(figure, unit).replace(/%$/, '');
}

/** The year stands where it begins. */
function headOf(month: string, isFirst: boolean, locale: Locale): string {
  if (isOfWeeks(month)) return shortMonth(month, locale);
  const [year = '', at = ''] = month.split('-');
  return isFirst || at === '01' ? `${year.slice(2)}-${at}` : at;
}
