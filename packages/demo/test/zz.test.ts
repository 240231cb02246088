import { DuckDBInstance } from '@duckdb/node-api';
import { test } from 'vitest';
import { bookStatements } from '../src/tables/ledger/make-books.ts';
import { openingBalance } from '../src/tables/ledger/opening-balance.ts';
import { ACCOUNT_BALANCE, BANK_FLOW, ELIMINATION, JOURNAL } from '../src/tables/ledger/journal.ts';
test('syntax', async () => {
  const c = await (await DuckDBInstance.create(':memory:')).connect();
  const D='DECIMAL(18,2)';
  for (const s of [
    `create table channel as from (values ('direct','SM'),('dealer','FS'),('online','DS'),('project','FS'),('export','HK')) t(channel_id, entity_id)`,
    `create table sales_order_line(order_id bigint, signed_date date, channel_id varchar, category_id varchar, amount_incl_tax ${D}, amount ${D}, vat ${D}, cost ${D})`,
    `insert into sales_order_line values (1,'2024-01-05','direct','sofa',113,100,13,50),(2,'2024-01-05','dealer','sofa',226,200,26,120)`,
    `create table sales_return(return_date date, channel_id varchar, category_id varchar, amount_incl_tax ${D}, amount ${D}, vat ${D}, cost ${D})`,
    `insert into sales_return values ('2024-02-05','direct','sofa',11.3,10,1.3,5)`,
    `create table rebate(accrual_date date, recorded_at timestamp, channel_id varchar, amount ${D})`,
    `insert into rebate values ('2024-01-31','2024-02-22 10:00:00','dealer',3)`,
    `create table receipt(entity_id varchar, receipt_date date, channel_id varchar, receipt_type varchar, amount ${D})`,
    `insert into receipt values ('SM','2024-01-02','direct','prepayment',113),('FS','2024-02-02','dealer','collection',226),('DS','2024-02-02','online','prepayment',22)`,
    `create table intercompany_sale(day date, buyer_id varchar, seller_id varchar, channel_id varchar, category_id varchar, amount ${D}, cost ${D})`,
    `insert into intercompany_sale values ('2024-01-05','SM','FS','direct','sofa',70,50)`,
    `create table purchase_receipt(received_date date, material_id varchar, amount ${D}, vat ${D})`,
    `create table production_order(finished_date date, material_cost ${D}, labour_cost ${D}, overhead_cost ${D})`,
    `insert into production_order values ('2024-01-05',30,10,11)`,
    `create table payroll(month date, entity_id varchar, channel_id varchar, account_code varchar, total_cost ${D})`,
    `insert into payroll values ('2024-01-01','SM','direct','660101',7)`,
    `create table marketing_spend(day date, channel_id varchar, purpose varchar, amount ${D})`,
    `create table expense(entity_id varchar, expense_date date, paid_date date, channel_id varchar, account_code varchar, is_cash boolean, amount ${D}, vat ${D})`,
    `create table stock_month(month_end date, opening_value ${D}); create table material_month(month date, opening_value ${D}); create table customer_business(customer_id bigint, channel_id varchar); create table opening_receivable(customer_id bigint, amount ${D})`,
    openingBalance(1),
    ...bookStatements(1, '2024-03-31'),
  ]) { try { await c.run(s); } catch (e) { console.log(s.slice(0, 1500)); throw e; } }
  for (const s of [JOURNAL, ACCOUNT_BALANCE, BANK_FLOW, ELIMINATION]) { const r = await c.runAndReadAll(`select * from (${s}) limit 3`); console.log(r.getRowObjectsJson()); }
  console.log((await c.runAndReadAll(`select entity_id, voucher_type, posting_date, sum(debit) d, sum(credit) c from posted group by all having d<>c`)).getRowObjectsJson());
  console.log((await c.runAndReadAll(`select voucher_type, entity_id, posting_date, account_code, channel_id, counterparty_id, debit, credit from posted where posting_date<'2024-02-20' order by posting_date, voucher_type`)).getRows().map(r=>r.join(' ')).join('\n'));
});
