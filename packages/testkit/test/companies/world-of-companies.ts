import { buildWorld, type World } from '../../src/index.ts';
import type { Companies } from './arbitrary-companies.ts';
import { METRICS } from './metrics-of-companies.ts';

export const WORTH = {
  name: 'worth',
  expression: 'amount',
  type: 'decimal(18,2)',
  unit: 'money',
  currency: 'currency',
} as const;

export const FX = { name: 'fx', primary_key: ['code', 'day'], time: 'day', through: 'none' } as const;
export const RATES = {
  dataset: 'fx',
  from: 'code',
  to: "'CNY'",
  date: 'day',
  average: 'mean',
  closing: 'last',
  max_age: '3000 days',
} as const;

export type Formulas = Readonly<Record<string, string>>;

/** A formula that the front end refuses is left out. */
export function worldOfCompanies(
  { database, snap, through, isOfCash, wall }: Companies,
  formulas: Formulas = {},
): World {
  const rest = through === null ? {} : { through };
  const definitions = {
    datasets: [
      { name: 'sales', primary_key: ['id'], time: 'day', calendar: 'own', fields: [WORTH], ...rest },
      {
        name: 'balances',
        primary_key: ['company', 'account', 'day'],
        time: 'day',
        calendar: 'own',
        fields: [WORTH],
        ...(isOfCash ? { snapshots: { when: "account = 'cash'" } } : {}),
      },
      { name: 'periods' },
      FX,
    ],
    currency_rates: RATES,
    calendars: [{ name: 'own', dataset: 'periods', entity: 'company', ...(snap === null ? {} : { snap }) }],
    dimensions: [{ name: 'company', fields: ['sales.company', 'balances.company'] }],
    metrics: { ...METRICS, ...formulas },
  };
  const { world, codes } = buildWorld({
    settings: { calendar: { ...wall, holidays: 'CN' }, currency: 'CNY' },
    definitions,
    database,
  });
  if (codes.length > 0 && Object.keys(formulas).length === 0) throw new Error(codes.join());
  return world;
}
