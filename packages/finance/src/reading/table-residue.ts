import type { Locale } from '@plumbline/diagnostics';
import { digitsText, exactOf, type Figure, roundedDigits } from './decimal.ts';
import { type TableScale, USUAL } from './table-scale.ts';
import { decimalsOf, readingOf } from './units.ts';

/** How a column rounds: `× 10^shift`, so many decimals. */
export interface Rounding {
  readonly shift: number;
  readonly decimals: number;
}

/** What a table shows as parts of a total; an empty cell is no part. */
export interface ShownSum {
  readonly parts: readonly (Figure | null)[];
  readonly total: Figure | null;
}

/** How `tableText` rounds a column; null: its figures add up to nothing, or every figure rounds for itself. Shares add up. */
export function tableRounding(
  unit: string | undefined,
  locale: Locale,
  scale: TableScale = USUAL[locale],
): Rounding | null {
  const reading = readingOf(unit);
  if (reading === 'money') return scale;
  if (reading === 'percent') return { shift: 2, decimals: 2 };
  const decimals = unit === 'ratio' ? null : decimalsOf(unit);
  return decimals === null ? null : { shift: 0, decimals };
}

/**
 * 尾差 of a table: the most by which shown parts differ from their shown total, without sign; null where all of them add
 * up. Parts whose exact sum is not the total, such as customers of two shops, are no parts of it and are passed over.
 */
export function tableResidue(sums: Iterable<ShownSum>, { shift, decimals }: Rounding): string | null {
  let most = 0n;
  for (const { parts, total } of sums) {
    const filled = parts.filter((part) => part !== null);
    if (total === null || filled.length < 2 || !isSum(filled, total)) continue;
    const shown = filled.reduce<bigint>(
      (sum, part) => sum + (roundedDigits(part, shift, decimals) ?? 0n),
      0n,
    );
    const rest = (roundedDigits(total, shift, decimals) ?? 0n) - shown;
    const size = rest < 0n ? -rest : rest;
    if (size > most) most = size;
  }
  return most === 0n ? null : digitsText(most, decimals);
}

/** Doubles lose digits on the way: a billionth of the total is none. */
const LOST = 1_000_000_000n;

function isSum(parts: readonly Figure[], total: Figure): boolean {
  const exact = [...parts, total].map(exactOf);
  if (!exact.every((one) => one !== null)) return false;
  const scale = Math.max(...exact.map((one) => one.scale));
  const aligned = exact.map((one) => one.digits * 10n ** BigInt(scale - one.scale));
  const whole = aligned.at(-1) ?? 0n;
  const rest = aligned.slice(0, -1).reduce((sum, part) => sum + part, 0n) - whole;
  if (rest === 0n) return true;
  const isDouble = [...parts, total].some((figure) => typeof figure === 'number');
  return isDouble && (rest < 0n ? -rest : rest) * LOST <= (whole < 0n ? -whole : whole);
}

/** The footnote of a table whose shown parts differ from a shown total; `column` where the table has more of them. */
export function residueNote(
  { residue, unit, column }: { readonly residue: string; readonly unit: string; readonly column?: string },
  locale: Locale,
): string {
  const of = column === undefined ? { zh: '', en: '' } : { zh: `（${column}）`, en: ` (${column})` };
  return {
    zh: `尾差${of.zh}：各项四舍五入，与合计最多相差${residue}${unit}`,
    en: `Rounding${of.en}: parts differ from their total by up to ${residue} ${unit}`.trim(),
  }[locale];
}
