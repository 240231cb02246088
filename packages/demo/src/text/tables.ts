import { formatDay } from '@plumbline/calendar';
import { SUMMARIES } from '../books/summary.ts';
import { formatCents } from '../cents.ts';
import { ACCOUNTS } from '../company/account.ts';
import { CHANNEL_NAMES } from '../company/channel.ts';
import type { Name } from '../company/name.ts';
import { CATEGORY_NAMES, PRODUCTS } from '../company/product.ts';
import { SHOPS } from '../company/shop.ts';
import type { Company } from '../make-company.ts';
import { toCsv } from './csv.ts';

type Cell = string | number | null;

const both = ({ zh, en }: Name): readonly [string, string] => [zh, en];

/** One file: columns in order, and how the company fills them. */
interface Table {
  readonly columns: readonly string[];
  readonly rows: (company: Company) => Iterable<readonly Cell[]>;
}

const MASTER_DATA: Readonly<Record<string, Table>> = {
  sales_channel: {
    columns: ['channel_id', 'name', 'name_en'],
    rows: () => Object.entries(CHANNEL_NAMES).map(([id, name]) => [id, ...both(name)]),
  },
  shop: {
    columns: ['shop_id', 'name', 'name_en', 'channel_id', 'city', 'city_en', 'region', 'region_en'],
    rows: () =>
      SHOPS.map((shop) => [
        shop.id,
        ...both(shop.name),
        shop.channel,
        ...both(shop.city),
        ...both(shop.region),
      ]),
  },
  product: {
    columns: ['product_id', 'name', 'name_en', 'category', 'category_en', 'list_price', 'first_cost'],
    rows: () =>
      PRODUCTS.map((product) => {
        const category = CATEGORY_NAMES[product.category];
        const prices = [formatCents(product.listPrice), formatCents(product.firstCost)];
        return [product.id, ...both(product.name), ...both(category), ...prices];
      }),
  },
  customer: {
    columns: ['customer_id', 'name', 'name_en', 'city', 'city_en', 'channel_id', 'first_order_date'],
    rows: ({ customers }) =>
      customers.map((who) => [
        who.id,
        ...both(who.name),
        ...both(who.city),
        who.channel,
        formatDay(who.firstOrder),
      ]),
  },
  account: {
    columns: ['account_code', 'name', 'name_en', 'parent_code', 'account_type'],
    rows: () =>
      ACCOUNTS.map((account) => [account.code, ...both(account.name), account.parent, account.type]),
  },
};

const TRADE: Readonly<Record<string, Table>> = {
  sales_order: {
    columns: ['order_id', 'order_date', 'channel_id', 'shop_id', 'customer_id', 'status'],
    rows: ({ orders }) =>
      orders.map((order) => {
        const status = order.cancelled ? 'cancelled' : 'completed';
        return [order.id, formatDay(order.day), order.shop.channel, order.shop.id, order.customer.id, status];
      }),
  },
  sales_order_line: {
    columns: [
      'order_id',
      'line_number',
      'product_id',
      'quantity',
      'list_price',
      'unit_price',
      'amount_incl_tax',
      'amount',
      'vat',
      'unit_cost',
      'cost',
    ],
    rows: ({ orders }) =>
      orders.flatMap((order) =>
        order.lines.map((line) => {
          const { listPrice, unitPrice, amountInclTax, amount, vat, unitCost, cost } = line;
          const money = [listPrice, unitPrice, amountInclTax, amount, vat, unitCost, cost].map(formatCents);
          return [order.id, line.number, line.product.id, line.quantity, ...money];
        }),
      ),
  },
  sales_return: {
    columns: [
      'return_id',
      'return_date',
      'order_id',
      'line_number',
      'quantity',
      'amount_incl_tax',
      'amount',
      'vat',
      'cost',
    ],
    rows: ({ returns }) =>
      returns.map((item) => {
        const money = [item.amountInclTax, item.amount, item.vat, item.cost].map(formatCents);
        return [item.id, formatDay(item.day), item.order.id, item.line.number, item.quantity, ...money];
      }),
  },
  stock_daily: {
    columns: ['product_id', 'day', 'received', 'returned', 'sold', 'units', 'unit_cost', 'value'],
    rows: ({ stock }) =>
      stock.map((row) => {
        const units = [row.received, row.returned, row.sold, row.units];
        return [
          row.product.id,
          formatDay(row.day),
          ...units,
          formatCents(row.unitCost),
          formatCents(row.value),
        ];
      }),
  },
};

const BOOKS: Readonly<Record<string, Table>> = {
  journal: {
    columns: [
      'voucher',
      'line_number',
      'posting_date',
      'voucher_type',
      'summary',
      'summary_en',
      'account_code',
      'channel_id',
      'debit',
      'credit',
    ],
    rows: ({ books }) =>
      books.journal.map((line) => {
        const sides = line.side === 'debit' ? [line.amount, 0] : [0, line.amount];
        const what = [
          formatDay(line.day),
          line.type,
          ...both(SUMMARIES[line.summary]),
          line.account,
          line.channel,
        ];
        return [line.voucher, line.line, ...what, ...sides.map(formatCents)];
      }),
  },
  account_balance: {
    columns: ['month_end', 'account_code', 'channel_id', 'opening', 'debit', 'credit', 'closing'],
    rows: ({ books }) =>
      books.balances.map((line) => {
        const money = [line.opening, line.debit, line.credit, line.closing].map(formatCents);
        return [formatDay(line.monthEnd), line.account, line.channel, ...money];
      }),
  },
  budget_month: {
    columns: ['month_start', 'channel_id', 'revenue', 'gross_profit', 'direct_expense'],
    rows: ({ budgets }) =>
      budgets.map((budget) => {
        const money = [budget.revenue, budget.grossProfit, budget.directExpense].map(formatCents);
        return [formatDay(budget.month), budget.channel, ...money];
      }),
  },
};

/** The company as CSV files: path → text. */
export function tablesOf(company: Company): ReadonlyMap<string, string> {
  const tables = Object.entries({ ...MASTER_DATA, ...TRADE, ...BOOKS });
  return new Map(
    tables.map(([name, { columns, rows }]) => [`data/${name}.csv`, toCsv(columns, rows(company))]),
  );
}
