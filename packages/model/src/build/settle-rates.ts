import { parseInterval } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { Dataset } from '../dataset.ts';
import { isNumeric } from '../formula/value/type-kinds.ts';
import type { ValueType } from '../formula/value-type.ts';
import type { CurrencyRates, RateSide } from '../model.ts';
import type { Defined } from '../workspace/definitions.ts';
import type { CurrencyRatesDefinition } from '../workspace/schema/graph.ts';
import { type Building, type Draft, placeOfMention } from './building.ts';

const A_WEEK = { count: 7, unit: 'day' } as const;

/** The declared rates; null where they cannot be read. Names that stand for nothing are reported with all others. */
export function settleRates(building: Building, { datasets }: Draft): CurrencyRates | null {
  const declared = building.definitions.currencyRates;
  const dataset = declared === null ? undefined : datasets.get(declared.value.dataset);
  if (declared === null || dataset === undefined) return null;
  const { value } = declared;
  const reading: Reading = { building, declared, dataset };
  const from = side(reading, 'from');
  const to = side(reading, 'to');
  const date = field(reading, 'date', 'date');
  const average = value.average === undefined ? null : field(reading, 'average', 'number');
  const closing = value.closing === undefined ? null : field(reading, 'closing', 'number');
  if (from === undefined || to === undefined || !date || average === undefined || closing === undefined)
    return null;
  const age = value.max_age === undefined ? null : parseInterval(value.max_age);
  return { dataset: dataset.name, from, to, date, average, closing, maxAge: age ?? A_WEEK };
}

interface Reading {
  readonly building: Building;
  readonly declared: Defined<CurrencyRatesDefinition>;
  readonly dataset: Dataset;
}

type Wanted = 'text' | 'date' | 'number';

const FITS: { readonly [W in Wanted]: (type: ValueType) => boolean } = {
  text: ({ kind }) => kind === 'text',
  date: ({ kind }) => kind === 'date' || kind === 'timestamp',
  number: isNumeric,
};

/** `code`, or the one currency of all rows, quoted. Undefined when it cannot be used. */
function side(reading: Reading, key: 'from' | 'to'): RateSide | undefined {
  const text = reading.declared.value[key];
  const code = /^'([A-Z]{3})'$/.exec(text)?.[1];
  if (code !== undefined) return { kind: 'code', code };
  if (text.startsWith("'")) {
    refuse(reading, key, text, 'text');
    return undefined;
  }
  const name = field(reading, key, 'text');
  return name === undefined ? undefined : { kind: 'field', field: name };
}

type Key = 'from' | 'to' | 'date' | 'average' | 'closing';

function field(reading: Reading, key: Key, wanted: Wanted): string | undefined {
  const name = reading.declared.value[key] ?? '';
  const { fields } = reading.dataset;
  const found = fields.get(name) ?? [...fields.values()].find((one) => one.column === name);
  if (found === undefined) return undefined;
  if (FITS[wanted](found.type)) return found.name;
  refuse(reading, key, found.name, wanted);
  return undefined;
}

function refuse({ building, declared }: Reading, key: Key, name: string, wanted: Wanted): void {
  const at = placeOfMention({ origin: declared.origin, path: [key] });
  building.diagnostics.push(report('model/rate-field', { field: name, wanted }, { at }));
}
