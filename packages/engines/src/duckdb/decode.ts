import {
  DuckDBDateValue,
  DuckDBDecimalType,
  DuckDBDecimalValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { EngineCell, EngineType } from '../engine.ts';
import { dayText, instantText } from './civil.ts';

/** DuckDB keeps ±infinity of dates and timestamps as these counts. */
const INFINITE_DAYS = 2_147_483_647;
const INFINITE_INSTANT = 2n ** 63n - 1n;

/** How one column becomes canonical cells. A value that is not finite gives `undefined`. */
export interface Decoder {
  readonly type: EngineType;
  readonly scale: number | null;
  readonly decode: (value: DuckDBValue) => EngineCell | undefined;
}

export function decoderOf(type: DuckDBType): Decoder {
  const make = decoders[type.typeId];
  return make === undefined ? asText : make(type);
}

const asText: Decoder = { type: 'text', scale: null, decode: (value) => String(value) };
const small: Decoder = { type: 'integer', scale: null, decode: (value) => Number(value) };
const large: Decoder = { type: 'bigint', scale: null, decode: (value) => String(value) };
const floating: Decoder = {
  type: 'double',
  scale: null,
  decode: (value) => (Number.isFinite(value) ? Number(value) : undefined),
};
const instant: Decoder = {
  type: 'timestamp',
  scale: null,
  decode: (value) => {
    const micros = microsOf(value);
    return micros === undefined ? undefined : instantText(micros);
  },
};
const day: Decoder = {
  type: 'date',
  scale: null,
  decode: (value) => {
    if (!(value instanceof DuckDBDateValue)) return String(value);
    return Math.abs(value.days) === INFINITE_DAYS ? undefined : dayText(value.days);
  },
};

/** Types left out (TIME, UUID, ENUM, INTERVAL, lists …) are shown as DuckDB writes them. */
const decoders: { readonly [T in DuckDBTypeId]?: (type: DuckDBType) => Decoder } = {
  [DuckDBTypeId.BOOLEAN]: () => ({ type: 'boolean', scale: null, decode: (value) => value === true }),
  [DuckDBTypeId.TINYINT]: () => small,
  [DuckDBTypeId.SMALLINT]: () => small,
  [DuckDBTypeId.INTEGER]: () => small,
  [DuckDBTypeId.UTINYINT]: () => small,
  [DuckDBTypeId.USMALLINT]: () => small,
  [DuckDBTypeId.UINTEGER]: () => large,
  [DuckDBTypeId.BIGINT]: () => large,
  [DuckDBTypeId.UBIGINT]: () => large,
  [DuckDBTypeId.HUGEINT]: () => large,
  [DuckDBTypeId.UHUGEINT]: () => large,
  [DuckDBTypeId.BIGNUM]: () => large,
  [DuckDBTypeId.FLOAT]: () => floating,
  [DuckDBTypeId.DOUBLE]: () => floating,
  [DuckDBTypeId.DECIMAL]: (type) => decimal(type instanceof DuckDBDecimalType ? type.scale : 0),
  [DuckDBTypeId.DATE]: () => day,
  [DuckDBTypeId.TIMESTAMP]: () => instant,
  [DuckDBTypeId.TIMESTAMP_S]: () => instant,
  [DuckDBTypeId.TIMESTAMP_MS]: () => instant,
  [DuckDBTypeId.TIMESTAMP_NS]: () => instant,
  [DuckDBTypeId.TIMESTAMP_TZ]: () => instant,
};

function decimal(scale: number): Decoder {
  return {
    type: 'decimal',
    scale,
    decode: (value) =>
      value instanceof DuckDBDecimalValue ? decimalText(value.value, scale) : String(value),
  };
}

function decimalText(unscaled: bigint, scale: number): string {
  if (scale === 0) return String(unscaled);
  const negative = unscaled < 0n;
  const digits = String(negative ? -unscaled : unscaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function microsOf(value: DuckDBValue): bigint | undefined {
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue)
    return finite(value.micros, 1n);
  if (value instanceof DuckDBTimestampSecondsValue) return finite(value.seconds, 1_000_000n);
  if (value instanceof DuckDBTimestampMillisecondsValue) return finite(value.millis, 1000n);
  if (value instanceof DuckDBTimestampNanosecondsValue) {
    const thousandths = finite(value.nanos, 1n);
    return thousandths === undefined ? undefined : thousandths / 1000n;
  }
  return undefined;
}

function finite(count: bigint, factor: bigint): bigint | undefined {
  return count === INFINITE_INSTANT || count === -INFINITE_INSTANT ? undefined : count * factor;
}
