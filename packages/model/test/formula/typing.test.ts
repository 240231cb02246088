import { formatType, type ValueType } from '@plumbline/model';
import { describe, expect, test } from 'vitest';
import { condition, metric, outline, refusedMetric, refusedRow, row } from './reading.ts';
import { insideOf } from './shop.ts';
import { types } from './shop-datasets.ts';

const lines = insideOf('order_lines');
const typeOf = (expr: { readonly type: ValueType }) => formatType(expr.type);

describe('types of rows', () => {
  test.each([
    ['quantity + 1', 'bigint'],
    ['quantity * quantity', 'bigint'],
    ['quantity % 7', 'bigint'],
    ['quantity / 2', 'double'],
    ['amount + quantity * cost', 'decimal(29,4)'],
    ['cost + cost', 'decimal(19,4)'],
    ['quantity * cost', 'decimal(28,4)'],
    ['cost * 0.25', 'decimal(21,6)'],
    ['cost * 1.000000000000000001', 'decimal(33,18)'],
    ['cost * weight', 'double'],
    ['cost / quantity', 'double'],
    ['-quantity', 'bigint'],
    ['-cost', 'decimal(18,4)'],
    ['round(cost, 2)', 'decimal(17,2)'],
    ['round(cost, 6)', 'decimal(19,4)'],
    ['round(cost)', 'decimal(15,0)'],
    ['round(cost, -3)', 'decimal(15,0)'],
    ['round(weight, 2)', 'decimal(38,2)'],
    ['round(quantity, 2)', 'integer'],
    ['floor(cost)', 'decimal(15,0)'],
    ['ceil(weight)', 'double'],
    ['abs(cost)', 'decimal(18,4)'],
    ['sign(cost)', 'integer'],
    ['power(weight, 2)', 'double'],
    ['sqrt(quantity)', 'double'],
    ['coalesce(quantity, 0)', 'integer'],
    ['coalesce(quantity, 0.5)', 'decimal(11,1)'],
    ['coalesce(quantity, weight)', 'double'],
    ['coalesce(null, status)', 'text'],
    ['coalesce(order_date, ordered_at)', 'timestamp'],
    ['least(quantity, 2147483648)', 'bigint'],
    ['greatest(order_date, ship_date)', 'date'],
    ["if(is_gift, 'yes', 'no')", 'text'],
    ['if(is_gift, null, quantity)', 'integer'],
    ['case when is_gift then cost end', 'decimal(18,4)'],
    ["upper(concat(status, '-', sales_channel))", 'text'],
    ['length(status)', 'integer'],
    ['substring(status, 1, 3)', 'text'],
    ["replace(status, 'a', 'b')", 'text'],
    ["starts_with(status, 'p') and contains(status, 'x')", 'boolean'],
    ["matches(status, '^p.*d$')", 'boolean'],
    ['year(order_date)', 'integer'],
    ['weekday(ordered_at)', 'integer'],
    ['hour(ordered_at)', 'integer'],
    ['date_trunc(month, order_date)', 'date'],
    ['date_trunc(month, ordered_at)', 'date'],
    ['date_trunc(hour, ordered_at)', 'timestamp'],
    ['date_trunc(fiscal_quarter, order_date)', 'date'],
    ['date_diff(day, order_date, ship_date)', 'bigint'],
    ['date_add(order_date, 3 months)', 'date'],
    ['date_add(order_date, quantity days)', 'date'],
    ['date_add(order_date, -1 day)', 'date'],
    ['date_add(order_date, 2 hours)', 'timestamp'],
    ["parse_date(status, 'dd/MM/yyyy')", 'date'],
    ["parse_date(line_number, 'yyyyMMdd')", 'date'],
    ['cast(status as date)', 'date'],
    ['cast(cost as decimal(10, 2))', 'decimal(10,2)'],
    ['cast(cost as decimal)', 'decimal(18,4)'],
    ['cast(is_gift as integer)', 'integer'],
    ['cast(quantity as text)', 'text'],
    ['band(cost, 0, 10, 50)', 'text'],
    ['null', 'null'],
    ['is_gift or not is_gift', 'boolean'],
    ['quantity is null', 'boolean'],
  ])('%s', (text, type) => {
    expect(typeOf(row(text, lines))).toBe(type);
  });
});

describe('types of aggregates', () => {
  test.each([
    ['sum(order_lines.amount)', 'decimal(38,4)'],
    ['sum(order_lines.quantity)', 'bigint'],
    ['sum(order_lines.weight)', 'double'],
    ['sum(order_lines.amount * order_lines.discount_rate)', 'double'],
    ['sum(order_lines.quantity * product.standard_cost)', 'decimal(38,4)'],
    ['avg(order_lines.amount)', 'double'],
    ['median(order_lines.quantity)', 'double'],
    ['percentile(order_lines.quantity, 50%)', 'double'],
    ['percentile_disc(order_lines.amount, 50%)', 'decimal(18,4)'],
    ['stddev(order_lines.amount)', 'double'],
    ['variance(order_lines.amount)', 'double'],
    ['min(order_lines.amount)', 'decimal(18,4)'],
    ['max(order_lines.status)', 'text'],
    ['max(order_lines.ordered_at)', 'timestamp'],
    ['count(order_lines)', 'bigint'],
    ['count(order_lines.ship_date)', 'bigint'],
    ['count_distinct(order_lines.status)', 'bigint'],
    ['revenue - cogs', 'decimal(38,4)'],
    ['units + orders', 'bigint'],
    ['revenue / orders', 'double'],
    ['growth(revenue, 1 year)', 'double'],
    ['share(revenue)', 'double'],
    ['rank(revenue)', 'bigint'],
    ['round(margin_rate, 4)', 'decimal(38,4)'],
    ['closing(sum(stock.units))', 'bigint'],
    ['average_balance(sum(stock.units))', 'double'],
    ['avg(revenue per customer)', 'double'],
    ['max(revenue per customer)', 'decimal(38,4)'],
    ['revenue > 5', 'boolean'],
  ])('%s', (text, type) => {
    expect(typeOf(metric(text))).toBe(type);
  });

  test.each([
    ['sum(«order_lines.status»)', 'model/cannot-aggregate'],
    ['sum(«order_lines.is_gift»)', 'model/cannot-aggregate'],
    ['avg(«order_lines.order_date»)', 'model/cannot-aggregate'],
    ['max(«order_lines.is_gift»)', 'model/cannot-aggregate'],
    ['max(order_lines.quantity, «order_lines.line_number»)', 'model/too-many-arguments'],
    ['«sum()»', 'model/missing-argument'],
    ['percentile(order_lines.amount, «2»)', 'model/number-out-of-range'],
    ['percentile(order_lines.amount, «units»)', 'model/literal-wanted'],
    ['sum(order_lines.amount, «curency»: as_recorded)', 'model/unknown-argument'],
    ['sum(order_lines.amount, currency: «recorded»)', 'model/unknown-word'],
    ['avg(order_lines.amount, «currency»: as_recorded)', 'model/unknown-argument'],
    ['growth(«count(order_lines) > 1», 1 year)', 'model/wrong-argument'],
    ['share(«max(order_lines.status)»)', 'model/wrong-argument'],
  ])('%s', (template, code) => {
    expect(refusedMetric(template)).toMatchObject({ code, at: template });
  });
});

describe('what does not go together', () => {
  test.each([
    ['«order_date - ship_date»', 'model/date-arithmetic', ['write date_diff(day, a, b)']],
    ['«order_date + 3»', 'model/date-arithmetic', ['write date_add(x, 3 months)']],
    ["«status + 'x'»", 'model/not-numbers', ['write concat(a, b)']],
    ['«is_gift * 2»', 'model/not-numbers', []],
    ['if(«quantity», 1, 2)', 'model/wrong-argument', []],
    ["if(is_gift, 1, «'a'»)", 'model/branches-differ', []],
    ['coalesce(status, «1»)', 'model/branches-differ', []],
    ['case when «quantity» then 1 end', 'model/wrong-argument', []],
    ['upper(«quantity»)', 'model/wrong-argument', []],
    ['concat(status, «quantity»)', 'model/wrong-argument', []],
    ['year(«status»)', 'model/wrong-argument', []],
    ['hour(«order_date»)', 'model/wrong-argument', []],
    ['date_trunc(«mnth», order_date)', 'model/unknown-word', ['did you mean month?']],
    ['date_trunc(hour, «order_date»)', 'model/wrong-argument', []],
    ['date_diff(«fiscal_year», order_date, ship_date)', 'model/unknown-word', undefined],
    ['date_add(order_date, «3»)', 'model/not-an-interval', ['write 3 months']],
    ['date_add(order_date, «0.5» days)', 'model/wrong-argument', []],
    ['date_add(order_date, 3 «moons»)', 'model/unknown-word', undefined],
    ["parse_date(status, «'YYYYMMDD'»)", 'model/bad-date-pattern', ["write 'yyyy-MM-dd'"]],
    ['parse_date(status, «status»)', 'model/literal-wanted', []],
    ["parse_date(«cost», 'yyyyMMdd')", 'model/wrong-argument', []],
    ["matches(status, «'a(?=b)'»)", 'model/bad-regex', []],
    ['cast(«quantity»)', 'model/cast-without-type', ['write cast(x as integer)']],
    ['cast(quantity as «int»)', 'model/unknown-word', undefined],
    ['cast(«quantity as decimal(40,2)»)', 'model/bad-type-size', ['write decimal(18, 4)']],
    ['cast(«quantity as text(3)»)', 'model/bad-type-size', undefined],
    ['«cast(quantity as date)»', 'model/bad-cast', []],
    ['«cast(order_date as boolean)»', 'model/bad-cast', []],
    ['band(cost, 10, «10»)', 'model/bands-not-ascending', []],
    ['band(cost, «quantity»)', 'model/literal-wanted', []],
    ['round(cost, «quantity»)', 'model/literal-wanted', []],
    ['round(cost, «0.5»)', 'model/number-out-of-range', []],
    ['round(cost, «19»)', 'model/number-out-of-range', []],
    ['-«status»', 'model/wrong-argument', []],
    ['not «quantity»', 'model/wrong-argument', []],
    ['is_gift and «quantity»', 'model/wrong-argument', []],
    ["«quantity» like '1%'", 'model/wrong-argument', []],
    ['«quantity = null»', 'model/compared-with-null', ['write x is null']],
    ['«quantity <> null»', 'model/compared-with-null', ['write x is not null']],
    ["«quantity = '1'»", 'model/not-comparable', []],
    ['«status = 1»', 'model/not-comparable', ["to mean this, write '1'"]],
    ['«is_gift > true»', 'model/no-order', []],
    ['«abs()»', 'model/missing-argument', []],
    ['abs(1, «2»)', 'model/too-many-arguments', []],
    ['abs(«x»: 1)', 'model/unknown-argument', []],
    ['«coalesce(1)»', 'model/missing-argument', []],
  ])('%s', (template, code, hints) => {
    expect(refusedRow(template, lines)).toMatchObject({
      code,
      at: template,
      ...(hints === undefined ? {} : { hints }),
    });
  });

  test('a condition must be one', () => {
    expect(refusedRow('«quantity»', lines, true)).toMatchObject({
      code: 'model/condition-wanted',
      params: { found: 'integer' },
    });
    expect(condition('is_gift', lines).type).toEqual(types.boolean);
  });
});

describe('dates beside texts', () => {
  test.each([
    ["order_date >= '2024-01-31'", '(ge order_lines.order_date 2024-01-31)'],
    ["'2024-01-31' < order_date", '(lt 2024-01-31 order_lines.order_date)'],
    ["ordered_at = '2024-01-31 08:00:00'", '(eq order_lines.ordered_at 2024-01-31T08:00:00)'],
    ["ordered_at >= '2024-01-31'", '(ge order_lines.ordered_at 2024-01-31T00:00:00)'],
    ["order_date in ('2024-01-01', date '2024-01-02')", '(in order_lines.order_date 2024-01-01 2024-01-02)'],
    [
      "order_date between '2024-01-01' and '2024-02-01'",
      '(and (ge order_lines.order_date 2024-01-01) (le order_lines.order_date 2024-02-01))',
    ],
    ["month = '2024-01-01'", '(eq month 2024-01-01)'],
    ['order_date < ordered_at', '(lt order_lines.order_date order_lines.ordered_at)'],
    ["order_date > '2024-01-31 08:00:00'", '(gt order_lines.order_date 2024-01-31T08:00:00)'],
  ])('%s', (text, tree) => {
    expect(outline(condition(text, lines))).toBe(tree);
  });

  test.each(["order_date > «'31.01.2024'»", "order_date > «'2023-02-29'»", "order_date in («'soon'»)"])(
    '%s',
    (template) => {
      expect(refusedRow(template, lines, true)).toMatchObject({ code: 'model/bad-date', at: template });
    },
  );
});
