import fc from 'fast-check';

/* Well-typed formula texts over the shop, with the brackets, blanks and spellings a person may choose. */

const blank = fc.constantFrom(' ', '  ', '\n', '　');
const maybeBracket = (inner: fc.Arbitrary<string>) =>
  fc.tuple(fc.boolean(), inner).map(([yes, text]) => (yes ? `(${text})` : text));
const join = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''));
const infix = (operand: fc.Arbitrary<string>, signs: readonly string[]) =>
  fc
    .tuple(
      operand,
      fc.array(fc.tuple(blank, fc.constantFrom(...signs), blank, operand), { minLength: 1, maxLength: 2 }),
    )
    .map(([first, rest]) => [first, ...rest.map(([a, sign, b, text]) => `${a}${sign}${b}${text}`)].join(''));

const number = fc.constantFrom(
  '0',
  '1',
  '2.50',
  '10%',
  '12.5%',
  '007',
  '4000000000',
  '99999999999999999999.5',
);
const text = fc.constantFrom("'France'", "''", "'it''s'", "'利润（表）'", "'a%'");
const date = fc.constantFrom("date '2024-02-29'", "'2013-12-31'");
const interval = fc.constantFrom('1 year', '12 months', '4 fiscal_quarters', '7 day');
const dimension = fc.constantFrom(
  'channel',
  '[渠道]',
  'territory.country',
  'shipped_to.country',
  'month',
  'fiscal_year',
  'customer.band',
);
const member = fc.constantFrom(
  'customer',
  'channel',
  'product.category',
  'day',
  '(customer, month)',
  '[客户]',
);

type RowTexts = { readonly number: string; readonly condition: string; readonly text: string };

/** Row level over order_lines. Numbers are of one unit, so that any of them may meet. */
const rows = fc.letrec<RowTexts>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(
      'order_lines.quantity',
      'order_lines.line_number',
      'product.product_key',
      '1',
      '2.5',
      '-3',
    ),
    infix(maybeBracket(tie('number')), ['+', '-', '*', '%']).map((sum) => `(${sum})`),
    join('(', tie('number'), ' / ', tie('number'), ')'),
    join('-', tie('number')).map((negated) =>
      negated.startsWith('--') ? negated.replace('--', '- -') : negated,
    ),
    join('coalesce(', tie('number'), ', ', tie('number'), ')'),
    join('if(', tie('condition'), ', ', tie('number'), ', ', tie('number'), ')'),
    join('case when ', tie('condition'), ' then ', tie('number'), ' end'),
    join('abs(', tie('number'), ')'),
    join('round(', tie('number'), ', 2)'),
    join('cast(', tie('number'), ' as decimal(18, 2))'),
    fc.constantFrom(
      'year(order_lines.order_date)',
      "date_diff(month, order_lines.order_date, date '2024-01-01')",
      'length(order_lines.status)',
    ),
  ),
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(
      'order_lines.is_gift',
      'true',
      "channel = 'web'",
      'order_lines.ship_date is null',
      "under(accounts, '5')",
    ),
    join(tie('number'), ' ', fc.constantFrom('=', '<>', '<', '<=', '>', '>='), ' ', tie('number')).map(
      (comparison) => `(${comparison})`,
    ),
    join(
      tie('number'),
      fc.constantFrom(' between ', ' not between '),
      tie('number'),
      ' and ',
      tie('number'),
    ).map((range) => `(${range})`),
    join(tie('number'), fc.constantFrom(' in (', ' not in ('), tie('number'), ', ', tie('number'), ')').map(
      (list) => `(${list})`,
    ),
    join(tie('text'), fc.constantFrom(' like ', ' not like ', ' = '), tie('text')).map(
      (comparison) => `(${comparison})`,
    ),
    infix(maybeBracket(tie('condition')), ['and', 'or']).map((logic) => `(${logic})`),
    join('not ', tie('condition')).map((negated) => `(${negated})`),
    join('order_lines.order_date >= ', date).map((comparison) => `(${comparison})`),
    join('date_add(date_trunc(month, order_lines.order_date), 3 months) < ', date).map(
      (comparison) => `(${comparison})`,
    ),
    fc.constantFrom(
      '(customer in (orders per customer having orders >= 2))',
      '(channel not in (visits per channel))',
    ),
  ),
  text: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom('order_lines.status', 'channel', 'sold_in.country', '[品名]'),
    text,
    join('concat(', tie('text'), ', ', tie('text'), ')'),
    join('band(', tie('number'), ', 0, 10, 50)'),
  ),
}));

export const rowCondition: fc.Arbitrary<string> = rows.condition;

/** Aggregate level: every metric here is money of one currency and basis, so that any of them may meet. */
const cells = fc.letrec<{ readonly money: string; readonly condition: string; readonly aggregate: string }>(
  (tie) => ({
    aggregate: fc.oneof(
      join('sum(if(', rows.condition, ', order_lines.amount, 0))'),
      fc.constantFrom(
        'sum(order_lines.amount)',
        'sum(order_lines.cost)',
        'max(order_lines.amount)',
        'sum(stock.value)',
        'percentile(order_lines.cost, 0.95)',
      ),
      join('(sum(order_lines.cost) where ', rows.condition, ')'),
    ),
    money: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(
        'revenue',
        'cogs',
        '[销售收入]',
        '[Cost of sales]',
        'return_amount',
        'stock_value',
        '100',
        '0',
      ),
      tie('aggregate'),
      infix(maybeBracket(tie('money')), ['+', '-']).map((sum) => `(${sum})`),
      join(
        tie('money'),
        fc.constantFrom(' * ', ' / ', ' % '),
        number.filter((literal) => !/^0/.test(literal)),
      ).map((product) => `(${product})`),
      join('-', maybeBracket(tie('money'))).map((negated) =>
        negated.startsWith('--') ? negated.replace('--', '- -') : negated,
      ),
      join('(', maybeBracket(tie('money')), ' where ', rows.condition, ')').filter(
        (filtered) => !/^\((-|\d|case)/.test(filtered),
      ),
      join('if(', tie('condition'), ', ', tie('money'), ', ', tie('money'), ')'),
      join('coalesce(', tie('money'), ', ', tie('money'), ')'),
      join(
        fc.constantFrom('closing', 'opening', 'average_balance'),
        '(',
        fc.constantFrom('sum(stock.value)', "sum(stock.value) where product.category = 'a'"),
        fc.constantFrom('', ', per: product', ', missing: carry', ', missing: null, per: stock.product_key'),
        ')',
      ),
      join('prior(', tie('money'), ', ', interval, ')'),
      join(
        'trailing(',
        fc.constantFrom('revenue', 'revenue - cogs', 'margin_rate * revenue'),
        ', ',
        interval,
        ')',
      ),
      join(
        'to_date(',
        fc.constantFrom('revenue', "(revenue where channel = 'web')"),
        ', ',
        fc.constantFrom('year', 'month', 'fiscal_year'),
        ')',
      ),
      join('at(', tie('money'), ', ', fc.constantFrom('2011-01', 'FY2011', 'FY2011-Q1', '2011-Q1'), ')'),
      join(
        'total(',
        tie('money'),
        ', within: ',
        fc.oneof(dimension, join('(', dimension, ', ', dimension, ')')),
        ')',
      ),
      join(
        fc.constantFrom('median', 'avg', 'max', 'sum'),
        '(',
        tie('money'),
        ' per ',
        member,
        fc.oneof(fc.constant(''), join(' having ', tie('condition'))),
        ')',
      ),
      join('rollup(', tie('money'), ", along: accounts, node: '5')"),
      fc.constantFrom('revenue', 'cogs', 'revenue - cogs').map((m) => `new(${m}, by: customer)`),
      join('convert(', tie('money'), ", to: 'CNY', rate: average)").filter(
        (converted) => !/^convert\(-?\(?(\d|coalesce|if)/.test(converted),
      ),
    ),
    condition: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      join('(', tie('money'), fc.constantFrom(' > ', ' = ', ' <> '), tie('money'), ')'),
      join('(', tie('money'), ' between ', tie('money'), ' and ', tie('money'), ')'),
      join('(', tie('money'), ' is not null)'),
      infix(tie('condition'), ['and', 'or']).map((logic) => `(${logic})`),
      fc.constantFrom(
        '(rank(revenue) <= 10)',
        '(share(revenue, within: month) > 5%)',
        '(count(orders per customer having orders >= 2) > 3)',
      ),
    ),
  }),
);

export const metricFormula: fc.Arbitrary<string> = fc.oneof(cells.money, cells.condition);
