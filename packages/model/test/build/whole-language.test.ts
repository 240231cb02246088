import { describe, expect, it } from 'vitest';
import { checkText, shown } from './check-text.ts';
import { WHOLE_COLUMNS, WHOLE_LANGUAGE } from './whole-language.ts';

const { model, diagnostics } = checkText(WHOLE_LANGUAGE, WHOLE_COLUMNS, { ERP_URL: 'postgres://db' });

function dataset(name: string) {
  const found = model.datasets.get(name);
  if (found === undefined) throw new Error(`no dataset ${name}`);
  return found;
}

function metric(name: string) {
  const found = model.metrics.get(name);
  if (found === undefined) throw new Error(`no metric ${name}`);
  return found;
}

describe('a workspace with every list and key', () => {
  it('is accepted; notes say what is not computed yet', () => {
    expect(diagnostics.filter((one) => one.severity !== 'note').map(shown)).toEqual([]);
    const later = new Set(diagnostics.map((one) => (one.params as { feature: string }).feature));
    expect([...later].sort()).toEqual([
      'actions',
      'alerts',
      'benchmark',
      'connection postgres',
      'goals',
      'links',
      'reconciliations.items',
      'source.table',
    ]);
  });

  it('has its workspace', () => {
    expect(model.workspace).toEqual({
      name: 'orchard',
      label: { zh: '果园', en: 'Orchard' },
      locale: 'zh',
      currency: 'CNY',
      timezone: 'Asia/Shanghai',
      today: '2026-03-01',
      calendar: {
        fiscalYearStart: 7,
        fiscalYearName: 'end',
        weekStart: 7,
        pattern: {
          pattern: '4-4-5',
          yearEnd: { which: 'last', weekday: 6, month: 6 },
          yearName: 'end',
        },
      },
      holidays: 'CN',
      review: 'two_signatures',
    });
  });

  it('has its glossary', () => {
    expect([...model.glossary.values()]).toEqual([
      {
        name: 'harvest',
        label: { zh: '收成', en: 'Harvest' },
        definition: { zh: '一季收下的果子。', en: 'The fruit of a season.' },
        synonyms: ['收获', 'crop'],
        owner: 'cfo@example.com',
        steward: 'controller@example.com',
        broader: null,
        see: [],
        explains: { metrics: [], dimensions: [], datasets: [] },
      },
      {
        name: 'early_harvest',
        label: { zh: '早收', en: 'Early harvest' },
        definition: { zh: '七月之前的收成。', en: 'The harvest before July.' },
        synonyms: [],
        owner: null,
        steward: null,
        broader: 'harvest',
        see: ['harvest'],
        explains: {
          metrics: ['revenue', 'apples'],
          dimensions: ['item', 'fruit.kind'],
          datasets: ['web_sales'],
        },
      },
    ]);
  });

  // Source paths stay as written: center knows the folders they start at.
  it('has datasets with source, key, time, edge and what waits for later', () => {
    const sales = dataset('web_sales');
    expect(sales.source).toEqual({
      kind: 'files',
      paths: ['${DATA:-data}/web-*.csv'],
      options: {
        format: 'csv',
        delimiter: ';',
        encoding: 'gbk',
        header: true,
        csv: { quote: "'", escape: '\\', comment: null, skip: 2, decimal: ',', thousands: null },
      },
    });
    expect(sales.primaryKey).toEqual(['order_no', 'line_no']);
    expect(sales.time).toEqual({ kind: 'field', dataset: 'web_sales', field: 'sold_on', relationship: null });
    expect([sales.through, sales.timezone, sales.empty]).toEqual([
      { kind: 'yesterday' },
      'Europe/Berlin',
      'zero',
    ]);
    expect(sales.tests).toEqual([
      { kind: 'unique', fields: ['order_no', 'line_no'] },
      { kind: 'not_null', fields: ['sold_on'] },
      { kind: 'accepted_range', field: 'quantity', min: '-10', max: '1000.5' },
      { kind: 'fresh_within', interval: '2 days' },
    ]);
    expect(dataset('fruit').source).toEqual({ kind: 'table', connection: 'erp', table: 'public.fruit' });
    expect(dataset('ledger').through).toEqual({ kind: 'date', date: '2026-01-31' });
    expect(dataset('fx').through).toEqual({ kind: 'none' });
    expect(dataset('crate').snapshots).toEqual({ when: null });
    expect(dataset('stock').snapshots?.when?.kind).toBe('call');
    expect(dataset('filing').later).toEqual([]);
    expect(dataset('filing').fiscal).toMatchObject({ calendar: 'farm_year', entity: 'farm' });
  });

  it('has fields from declarations and columns', () => {
    const fields = dataset('web_sales').fields;
    expect([...fields.keys()]).toEqual([
      'sold_on',
      'amount',
      'amount_local',
      'cost',
      'order_no',
      'line_no',
      'quantity',
      'fruit_key',
      'buyer_key',
      'currency',
    ]);
    expect(fields.get('amount')).toEqual({
      name: 'amount',
      label: { zh: '金额', en: 'Amount' },
      description: null,
      type: { kind: 'decimal', precision: 18, scale: 4 },
      unit: { kind: 'money', currency: null, tax: 'excluded' },
      tax: 'excluded',
      column: 'Amount',
      expression: null,
      formula: null,
    });
    expect(fields.get('amount_local')?.unit).toEqual({
      kind: 'money',
      currency: { dataset: 'web_sales', field: 'currency' },
      tax: 'excluded',
    });
    expect(fields.get('order_no')?.label).toEqual({ zh: 'OrderNo', en: 'OrderNo' });
    expect(fields.get('cost')?.unit).toEqual({ kind: 'money', currency: null, tax: null });
    expect(dataset('buyer').fields.get('first_on')?.type).toEqual({ kind: 'date' });
  });

  it('unites members by name', () => {
    const sales = dataset('sales');
    expect(sales.fields.get('amount')?.type).toEqual({ kind: 'decimal', precision: 18, scale: 4 });
    expect(sales.fields.get('buyer_key')?.type).toEqual({ kind: 'bigint' });
    expect(sales.fields.get('channel')?.type).toEqual({ kind: 'text' });
    if (sales.source.kind !== 'union') throw new Error('not a union');
    const constants = sales.source.members.map((member) => member.set.get('channel'));
    expect(constants.map((one) => one?.kind === 'literal' && one.value)).toEqual(['Web', 'Shop']);
  });

  it('has declared, implied and inherited relationships', () => {
    const edges = model.relationships.map(
      (one) => `${one.name}: ${one.from}(${one.fromColumns}) → ${one.to}(${one.toColumns})`,
    );
    expect(edges).toEqual([
      'web_fruit: web_sales(fruit_key) → fruit(fruit_key)',
      'shop_fruit: shop_sales(fruit_key) → fruit(fruit_key)',
      'stock_fruit: stock(fruit_key) → fruit(fruit_key)',
      'rate_of_day: web_sales() → fx()',
      'ledger_account: ledger(account_key) → account(account_key)',
      'reason_of: reason_link(order_no) → web_sales(order_no)',
      'named_reason: reason_link(reason_key) → reason(reason_key)',
      'sales.web_fruit: sales(fruit_key) → fruit(fruit_key)',
      'buyer.web_sales.buyer_key: web_sales(buyer_key) → buyer(buyer_key)',
      'buyer.shop_sales.buyer_key: shop_sales(buyer_key) → buyer(buyer_key)',
    ]);
    expect(model.relationships.map((one) => one.required)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('has metrics with kind, unit, plans, time and attributes', () => {
    const kinds = [...model.metrics.values()].map((one) => `${one.name} ${one.kind} ${one.unit.kind}`);
    expect(kinds).toEqual([
      'revenue flow money',
      'revenue_target flow money',
      'cogs flow money',
      'margin_rate ratio percent',
      'web_orders other count',
      'boxes stock number',
      'apples flow money',
      'equity flow money',
      'income.sales flow money',
      'income.gross flow money',
    ]);
    const revenue = metric('revenue');
    expect(revenue.plans).toEqual({
      target: 'revenue_target',
      budget: 'revenue_target',
      forecast: 'revenue_target',
    });
    expect(revenue.synonyms).toEqual(['销售额', 'turnover']);
    expect(Object.fromEntries(revenue.attributes)).toMatchObject({
      code: 'SAL-001',
      ready: 'T+1 08:00',
      analysis: 'trend, compare',
      purpose: { zh: '看规模', en: 'size' },
      status_warn: '500 .. 999',
      scope: 'visible',
    });
    expect(metric('cogs').time).toEqual({
      kind: 'field',
      dataset: 'web_sales',
      field: 'sold_on',
      relationship: null,
    });
  });
});
