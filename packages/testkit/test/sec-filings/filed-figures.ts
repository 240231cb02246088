import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Day, parseDay } from '@plumbline/calendar';

/** A figure of a statement by the first of these tags, as it was filed last. */
export const TAGS: Readonly<Record<string, readonly string[]>> = {
  revenue: ['RevenueFromContractWithCustomerExcludingAssessedTax', 'Revenues', 'SalesRevenueNet'],
  cogs: ['CostOfGoodsAndServicesSold', 'CostOfRevenue'],
  operating_income: ['OperatingIncomeLoss'],
  net_income: ['NetIncomeLoss'],
  rd: ['ResearchAndDevelopmentExpense'],
  sga_stated: ['SellingGeneralAndAdministrativeExpense'],
  tax: ['IncomeTaxExpenseBenefit'],
  capex: ['PaymentsToAcquirePropertyPlantAndEquipment', 'PaymentsToAcquireProductiveAssets'],
};
const FORMS: ReadonlySet<string> = new Set(['10-K', '10-K/A', '10-Q', '10-Q/A', '8-K']);

interface Filed {
  readonly start: Day;
  readonly end: Day;
  readonly filed: Day;
  readonly place: number;
  readonly value: number;
}

/** The totals of one company and item. */
export type Filings = ReadonlyMap<string, readonly Filed[]>;

export function readFilings(file: string): Filings {
  const [header = [], ...rows] = linesOf(gunzipSync(readFileSync(file)).toString('utf8'));
  const at = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? '';
  const found = new Map<string, Filed[]>();
  for (const row of rows) {
    if (at(row, 'unit') !== 'USD' || at(row, 'taxonomy') !== 'us-gaap' || !FORMS.has(at(row, 'form')))
      continue;
    const tag = at(row, 'tag');
    const item = Object.keys(TAGS).find((name) => TAGS[name]?.includes(tag));
    if (item === undefined || at(row, 'start_date') === '') continue;
    const one: Filed = {
      start: dayOf(at(row, 'start_date')),
      end: dayOf(at(row, 'end_date')),
      filed: dayOf(at(row, 'filed')),
      place: TAGS[item]?.indexOf(tag) ?? 0,
      value: Number(at(row, 'value')),
    };
    const name = `${at(row, 'ticker')} ${item}`;
    const list = found.get(name);
    if (list === undefined) found.set(name, [one]);
    else list.push(one);
  }
  return found;
}

export interface FiscalQuarter {
  readonly ticker: string;
  readonly year: number;
  readonly quarter: number;
  readonly start: Day;
  readonly end: Day;
}

export function readQuarters(file: string): readonly FiscalQuarter[] {
  const [, ...rows] = linesOf(readFileSync(file, 'utf8'));
  return rows.map(([ticker = '', year, quarter, start = '', end = '']) => {
    return { ticker, year: Number(year), quarter: Number(quarter), start: dayOf(start), end: dayOf(end) };
  });
}

/** What is filed of days: of the totals that begin and end within a week of them the one that was filed last. */
export function stated(filings: readonly Filed[], start: Day, end: Day): number | null {
  const isNear = (one: Filed) => Math.abs(one.start - start) <= 7 && Math.abs(one.end - end) <= 7;
  const [last] = filings.filter(isNear).sort((a, b) => b.filed - a.filed || a.place - b.place);
  return last?.value ?? null;
}

/** A quarter that nobody filed is the year up to its end less the year up to its start. */
export function quarterOf(
  filings: readonly Filed[],
  { start, end }: FiscalQuarter,
  yearStart: Day,
): number | null {
  const own = stated(filings, start, end);
  if (own !== null) return own;
  const [all, before] = [stated(filings, yearStart, end), stated(filings, yearStart, start - 1)];
  return all === null || before === null ? null : all - before;
}

function linesOf(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`no day: ${text}`);
  return day;
}
