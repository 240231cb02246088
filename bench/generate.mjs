/* A warehouse of one sales fact, its dimensions, two smaller facts and daily stock: every value follows from a row's number and the seed. */

/** Names of the tables, the largest first. */
export const tables = ['sales', 'stock', 'returns', 'spend', 'customer', 'product', 'store'];

const firstDay = '2022-01-01';
const days = 1096; // to 2024-12-31

/** Creates every table in the open database. `rows` is the size of `sales`; all else is in proportion. */
export async function generate(connection, rows, seed = 1) {
  const size = {
    customers: scaled(rows, 50, 20),
    products: scaled(Math.sqrt(rows), 1.6, 16),
    stores: scaled(Math.sqrt(rows), 6.4, 8),
    returns: scaled(rows, 20, 50),
    spend: scaled(rows, 100, 50),
    stocked: scaled(rows, 5 * days, 4),
  };
  /** A number from 0 up to (not including) `below`: `salt` keeps columns independent. */
  const pick = (salt, below) => `(hash(i * 131 + ${salt}, ${seed}) % ${below})::INTEGER`;
  const word = (salt, words) => `[${words.map((w) => `'${w}'`).join(', ')}][1 + ${pick(salt, words.length)}]`;
  const day = (salt) => `DATE '${firstDay}' + ${pick(salt, days)}`;
  const money = (salt, cents) => `((100 + ${pick(salt, cents)}) * 0.01)::DECIMAL(18,4)`;
  const create = (table, columns, count) =>
    connection.run(
      `CREATE TABLE ${table} AS SELECT ${columns.join(', ')} FROM range(${count}) AS numbers(i)`,
    );

  await create(
    'customer',
    [
      'i::INTEGER AS customer_id',
      `${word(1, ['Consumer', 'Corporate', 'Home office', 'Public', 'Partner'])} AS segment`,
      `${day(2)} AS joined_on`,
    ],
    size.customers,
  );
  await create(
    'product',
    [
      'i::INTEGER AS product_id',
      "'Product ' || lpad(i::VARCHAR, 5, '0') AS name",
      `${word(3, ['Chairs', 'Tables', 'Sofas', 'Beds', 'Lamps', 'Rugs', 'Shelves', 'Desks'])} AS category`,
    ],
    size.products,
  );
  await create(
    'store',
    [
      'i::INTEGER AS store_id',
      `${word(4, ['Germany', 'France', 'Italy', 'Spain', 'Poland', 'China', 'Japan', 'Canada', 'Brazil', 'Mexico'])} AS country`,
    ],
    size.stores,
  );
  await connection.run(`CREATE TABLE sales AS
    SELECT * EXCLUDE (cost_percent, discount_percent),
      (amount * cost_percent * 0.01)::DECIMAL(18,4) AS cost,
      (amount * discount_percent * 0.01)::DECIMAL(18,4) AS discount
    FROM (SELECT
      i::BIGINT AS sale_id,
      DATE '${firstDay}' + (i * ${days} // ${rows})::INTEGER AS order_date,
      ${pick(11, size.customers)} AS customer_id,
      ${pick(12, size.products)} AS product_id,
      ${pick(13, size.stores)} AS store_id,
      ${word(14, ['online', 'shop', 'partner'])} AS channel,
      1 + ${pick(15, 9)} AS quantity,
      ${money(16, 90000)} AS amount,
      40 + ${pick(18, 30)} AS cost_percent,
      ${pick(17, 30)} AS discount_percent
      FROM range(${rows}) AS numbers(i))`);
  await create(
    'returns',
    [
      'i::BIGINT AS return_id',
      `${day(20)} AS return_date`,
      `${pick(21, size.products)} AS product_id`,
      `${pick(22, size.stores)} AS store_id`,
      `${word(23, ['damaged', 'late', 'changed mind'])} AS reason`,
      `${money(24, 60000)} AS amount`,
    ],
    size.returns,
  );
  await create(
    'spend',
    [
      'i::BIGINT AS spend_id',
      `${day(30)} AS spent_on`,
      `${pick(31, size.stores)} AS store_id`,
      `${word(32, ['search', 'social', 'print'])} AS medium`,
      `${money(33, 500000)} AS amount`,
    ],
    size.spend,
  );
  await create(
    'stock',
    [
      `DATE '${firstDay}' + (i // ${size.stocked})::INTEGER AS day`,
      `((i % ${size.stocked}) * 7919 % ${size.products})::INTEGER AS product_id`,
      `(hash(i % ${size.stocked}, 40) % ${size.stores})::INTEGER AS store_id`,
      `${pick(41, 200)} AS units`,
    ],
    size.stocked * days,
  );
  await connection.run('CHECKPOINT');
}

function scaled(rows, divisor, atLeast) {
  return Math.max(atLeast, Math.round(rows / divisor));
}
