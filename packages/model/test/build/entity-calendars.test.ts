import { describe, expect, test } from 'vitest';
import { type Columns, checkText } from './check-text.ts';

const COLUMNS: Columns = {
  filings: { ticker: 'text', day: 'date' },
  sales: { shop: 'text', day: 'date' },
  periods: {
    ticker: 'text',
    fiscal_year: 'integer',
    quarter: 'integer',
    start_date: 'date',
    end_date: 'date',
  },
};

function build(calendar: string, datasets: string) {
  return checkText(`${datasets}\ncalendars:\n  - ${calendar}\n`, COLUMNS);
}

const OWN = `datasets:
  - {name: filings, source: {files: a.csv}, time: day, calendar: fiscal}
  - {name: periods, source: {files: b.csv}}`;
const MAPPED = `datasets:
  - {name: sales, source: {files: a.csv}, time: day, calendar: fiscal}
  - {name: periods, source: {files: b.csv}}
  - {name: shops, source: {files: c.csv}, primary_key: [ticker], fields: [{name: ticker, type: text}]}`;

describe('calendars of entities', () => {
  test('columns are found by their names, days of snap by their words', () => {
    const { model, diagnostics } = build(
      '{name: fiscal, dataset: periods, entity: ticker, snap: 1 week}',
      OWN,
    );
    expect(diagnostics).toEqual([]);
    expect(model.entityCalendars.get('fiscal')).toEqual({
      name: 'fiscal',
      dataset: 'periods',
      entity: 'ticker',
      year: 'fiscal_year',
      quarter: 'quarter',
      start: 'start_date',
      end: 'end_date',
      snap: 7,
    });
    expect(model.datasets.get('filings')?.fiscal).toMatchObject({ calendar: 'fiscal', entity: 'ticker' });
    expect(model.datasets.get('filings')?.later).toEqual([]);
  });

  test('the entity may be a field that a relationship maps to it', () => {
    const relationship = `
relationships:
  - {name: sold_by, from: sales, to: shops, from_columns: [shop], to_columns: [ticker]}`;
    const { model, diagnostics } = build(
      '{name: fiscal, dataset: periods, entity: ticker}',
      `${MAPPED}${relationship}`,
    );
    expect(diagnostics).toEqual([]);
    expect(model.datasets.get('sales')?.fiscal).toMatchObject({ entity: 'shop' });
  });

  test.each([
    ['{name: fiscal, dataset: periods, entity: ticker}', MAPPED, 'model/calendar-without-entity'],
    ['{name: fiscal, dataset: periods, entity: ticker, snap: 2 months}', OWN, 'model/bad-snap'],
    ['{name: fiscal, dataset: periods, entity: ticker, snap: 40 days}', OWN, 'model/bad-snap'],
    ['{name: fiscal, dataset: periods, entity: ticker, start: ticker}', OWN, 'model/declared-type'],
    ['{name: fiscal, dataset: periods, entity: ticker, end: begins}', OWN, 'model/unknown-reference'],
    ['{name: fiscal, dataset: filings, entity: ticker}', OWN, 'model/unknown-reference'],
    ['{name: fiscal, dataset: periods, entity: ticker, close: end_date}', OWN, 'model/not-available-yet'],
  ])('%s', (calendar, datasets, code) => {
    const { model, diagnostics } = build(calendar, datasets);
    expect(diagnostics.map((found) => found.code)).toContain(code);
    expect([...model.datasets.values()].filter(({ fiscal }) => fiscal !== undefined)).toEqual([]);
  });
});
