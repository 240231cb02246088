import type { ValueType } from '@plumbline/model';
import { csvPart } from '../raw/csv-part.ts';
import type { RawPart, RawSource } from '../raw/raw-source.ts';
import { sheetPart } from '../raw/sheet-part.ts';
import type { StagePlan } from './plan.ts';

/**
 * The same source with its CSV columns read by DuckDB's own casts, a third quicker than ours. Those casts round in
 * silence, so numbers are carried with four decimals to spare, where rounding shows; a stage that shows anything
 * (a value cast in vain, rounded, out of range) is thrown away and made again from text. Null: nothing to gain.
 */
export function withCarriers(raw: RawSource, plan: StagePlan): RawSource | null {
  const carriers = raw.names.map((_, i) => carrierOf(plan, i));
  if (raw.names.length < 2 || carriers.every((carrier) => carrier === null)) return null;
  const parts = raw.parts.flatMap((part) => carried(part, raw, carriers) ?? []);
  return parts.length === raw.parts.length ? { ...raw, parts } : null;
}

function carrierOf(plan: StagePlan, index: number): string | null {
  const uses = plan.columns
    .filter((column) => column.kind === 'raw')
    .filter((column) => column.index === index);
  const [only, ...others] = uses;
  if (only === undefined || others.length > 0 || only.dates !== null) return null;
  if (plan.named.some((raw) => raw.index === index)) return null;
  return carriers[only.target.kind](only.target);
}

/** Ten digits before the point, eight behind: holds every 32-bit integer and shows the fifth decimal of an amount. */
const SPARE = 'DECIMAL(18,8)';

const carriers: { readonly [K in ValueType['kind']]: (type: ValueType) => string | null } = {
  text: () => null,
  null: () => null,
  boolean: () => 'BOOLEAN',
  date: () => 'DATE',
  // A zone that is written is dropped in silence.
  timestamp: () => null,
  integer: () => SPARE,
  // Eighteen digits leave no place to show a fraction.
  bigint: () => null,
  decimal: (type) => (type.kind === 'decimal' && type.precision <= 18 && type.scale <= 4 ? SPARE : null),
  double: () => 'DOUBLE',
};

function carried(part: RawPart, raw: RawSource, byColumn: readonly (string | null)[]): RawPart | null {
  const { text, sheet } = part;
  if (text !== null && (text.format !== 'csv' || text.numbers !== null)) return null;
  if (sheet?.columns.some(({ hasBad }) => hasBad) === true) return null;
  const names = text?.dialect.names ?? sheet?.columns.map(({ name }) => name) ?? [];
  // The columns of a later file may stand in another order than those of the first.
  if (raw.names.some((name, i) => names[i] !== name)) return null;
  const types = byColumn.map((carrier) => carrier ?? 'VARCHAR');
  const early = types.flatMap((type, i) =>
    type === 'DATE'
      ? [{ column: null, condition: `r${i} NOT BETWEEN '1000-01-01' AND '9999-12-31'`, what: `''` }]
      : [],
  );
  const typed = text !== null ? csvPart(text, types) : sheet !== null ? sheetPart(sheet, types) : null;
  return typed === null ? null : { ...typed, unreadable: early };
}
