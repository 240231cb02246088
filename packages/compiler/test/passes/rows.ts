import { type Day, parseDay } from '@plumbline/calendar';
import { InternalError } from '@plumbline/diagnostics';
import { aggregate, derive, filter, join, scan } from '../../src/plan/make.ts';
import type { Plan } from '../../src/plan/node.ts';
import type { Context } from '../../src/plan/passes/pass.ts';
import {
  allOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  date,
  type Measure,
  type Scalar,
  TEXT,
} from '../../src/plan/scalar.ts';
import { openShop } from '../shop.ts';

const shop = openShop(
  `
datasets:
  - name: sales
    source: {files: sales.csv}
    primary_key: [id]
    time: day
    fields: [{name: id, type: integer}, {name: day, type: date}, {name: store, type: text}, {name: channel, type: text}, {name: units, type: bigint}]
`,
  { sales: 'id day store channel units\n1 2024-01-05 a web 3' },
);

/** A fact of a million rows: 100 stores, 3 channels. */
export const context: Context = {
  model: shop.model,
  period: { from: day('2024-01-01'), to: day('2024-12-31') },
  facts: {
    ...shop.facts,
    datasets: new Map(
      [...shop.facts.datasets].map(([name, facts]) => [
        name,
        {
          ...facts,
          rows: 1_000_000,
          distinct: new Map([
            ['store', 100],
            ['channel', 3],
          ]),
        },
      ]),
    ),
  },
};

export function day(iso: string): Day {
  const parsed = parseDay(iso);
  if (parsed === null) throw new InternalError(iso);
  return parsed;
}

export const soldOn = column('sales.day', DATE);
export const store = column('sales.store', TEXT);
export const channel = column('sales.channel', TEXT);

export function sales(): Plan {
  const fields = [
    { field: 'channel', type: TEXT },
    { field: 'day', type: DATE },
    { field: 'store', type: TEXT },
    { field: 'units', type: BIGINT },
  ];
  return scan('sales', 'sales', fields, null);
}

export function within(from: string, to: string): Scalar {
  return allOf([
    call('ge', [soldOn, date(day(from))], BOOLEAN),
    call('le', [soldOn, date(day(to))], BOOLEAN),
  ]) as Scalar;
}

export function isChannel(name: string): Scalar {
  return call('eq', [channel, { kind: 'literal', value: name, type: TEXT }], BOOLEAN);
}

export function units(name: string, where: Scalar | null = null): Measure {
  return { name, fn: 'sum', arg: column('sales.units', BIGINT), where, p: null, type: BIGINT };
}

export const monthly = {
  name: 'month',
  value: call('member_start', [soldOn], DATE, 'month'),
  origin: 'month',
};

/** Units by month of the rows that meet the condition. */
export function byMonth(name: string, where: Scalar): Plan {
  return aggregate(derive(filter(sales(), where), [monthly]), ['month'], [units(name)]);
}

/** A plan text without the indentation of the test. */
export function text(plan: string): string {
  const lines = plan.split('\n').filter((line) => line.trim() !== '');
  const depth = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(depth).trimEnd()).join('\n');
}

export const year2024 = within('2024-01-01', '2024-12-31');
export const year2023 = within('2023-01-01', '2023-12-31');

/** Sales with the country of their store. */
export function withStore(proven: boolean): Plan {
  const fields = [
    { field: 'country', type: TEXT },
    { field: 'store', type: TEXT },
  ];
  return join(sales(), scan('stores', 'stores', fields, ['store']), {
    on: [{ left: store, right: 'stores.store' }],
    mode: 'left',
    proven,
    nullSafe: false,
    take: [{ from: 'stores.country', as: 'country' }],
  });
}
