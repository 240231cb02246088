import { InternalError } from '@plumbline/diagnostics';
/** Totals are planned by block: January to October (what the ledger has closed in 2026) and the two months after. */
export const BLOCKS = ['2024a', '2024b', '2025a', '2025b', '2026a', '2026b'] as const;
export type Block = (typeof BLOCKS)[number];
export type PerBlock = readonly [number, number, number, number, number, number];

/** Block of a month written `2026-09`. */
export function blockOf(month: string): Block {
  const year = month.slice(0, 4);
  const half = Number(month.slice(5, 7)) <= 10 ? 'a' : 'b';
  const found = BLOCKS.find((block) => block === `${year}${half}`);
  if (found === undefined) throw new InternalError(`no plan for ${month}`);
  return found;
}

export function amountIn(block: Block, amounts: PerBlock): number {
  return amounts[BLOCKS.indexOf(block)] ?? 0;
}

/** All months of the plan, `2024-01` … `2026-12`. */
export const PLAN_MONTHS: readonly string[] = [2024, 2025, 2026].flatMap((year) =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`),
);
