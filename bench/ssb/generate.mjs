/* Star schema after SSB (O'Neil, O'Neil, Chen): every value follows from a row's number and the seed, by DuckDB alone. */

/** Names of the tables, the largest first. */
export const tables = ['lineorder', 'inventory', 'customer', 'part', 'supplier'];

export const firstDay = '1992-01-01';
const days = 2557; // to 1998-12-31
const regions = {
  AFRICA: ['ALGERIA', 'ETHIOPIA', 'KENYA', 'MOROCCO', 'MOZAMBIQUE'],
  AMERICA: ['ARGENTINA', 'BRAZIL', 'CANADA', 'PERU', 'UNITED STATES'],
  ASIA: ['CHINA', 'INDIA', 'INDONESIA', 'JAPAN', 'VIETNAM'],
  EUROPE: ['FRANCE', 'GERMANY', 'ROMANIA', 'RUSSIA', 'UNITED KINGDOM'],
  'MIDDLE EAST': ['EGYPT', 'IRAN', 'IRAQ', 'JORDAN', 'SAUDI ARABIA'],
};
const nations = Object.entries(regions).flatMap(([region, names]) => names.map((nation) => [nation, region]));

/** Creates every table in the open database: 6,000,000 × scale lines of orders, dimensions as SSB sizes them. */
export async function generate(connection, scale, seed = 1) {
  const rows = Math.round(6_000_000 * scale);
  const size = {
    customers: Math.max(60, Math.round(30_000 * scale)),
    suppliers: Math.max(40, Math.round(2000 * scale)),
    parts: Math.max(200, Math.round(200_000 * (scale < 1 ? scale : 1 + Math.log2(scale)))),
    stocked: Math.max(40, Math.round(400 * scale)),
  };
  const pick = (salt, below) => `(hash(i * 131 + ${salt}, ${seed}) % ${below})::INTEGER`;
  const of = (list, index) => `[${list.map((word) => `'${word}'`).join(', ')}][1 + ${index}]`;
  const create = (table, columns, from) =>
    connection.run(`CREATE TABLE ${table} AS SELECT ${columns.join(', ')} FROM ${from}`);
  const place = (salt) => [`rpad(left(nation, 9), 9, ' ') || ${pick(salt, 10)} AS city`, 'nation', 'region'];
  const placed = (count, salt) => {
    const nation = `(SELECT i, ${pick(salt, 25)} AS n FROM range(${count}) AS numbers(i))`;
    const names = of(
      nations.map(([name]) => name),
      'n',
    );
    return `(SELECT i, ${names} AS nation, ${of(
      nations.map(([, region]) => region),
      'n',
    )} AS region FROM ${nation})`;
  };

  const segments = ['AUTOMOBILE', 'BUILDING', 'FURNITURE', 'HOUSEHOLD', 'MACHINERY'];
  await create(
    'customer',
    ['i::INTEGER AS custkey', ...place(1), `${of(segments, pick(2, 5))} AS segment`],
    placed(size.customers, 3),
  );
  await create('supplier', ['i::INTEGER AS suppkey', ...place(4)], placed(size.suppliers, 5));
  await create(
    'part',
    [
      'i::INTEGER AS partkey',
      "'MFGR#' || m AS mfgr",
      "'MFGR#' || m || c AS category",
      "'MFGR#' || m || c || b AS brand",
      `${of(['red', 'green', 'blue', 'ivory', 'plum', 'olive'], pick(6, 6))} AS color`,
    ],
    `(SELECT i, 1 + ${pick(7, 5)} AS m, 1 + ${pick(8, 5)} AS c, 1 + ${pick(9, 40)} AS b FROM range(${size.parts}) AS numbers(i))`,
  );
  await connection.run(`CREATE TABLE lineorder AS SELECT
      orderkey, linenumber, custkey, partkey, suppkey, order_date, quantity, discount,
      price AS extendedprice, (price * (100 - discount) * 0.01)::DECIMAL(18,2) AS revenue,
      (price * 0.6)::DECIMAL(18,2) AS supplycost
    FROM (SELECT
      (i // 4)::BIGINT AS orderkey,
      (i % 4)::INTEGER AS linenumber,
      (hash((i // 4) * 131 + 10, ${seed}) % ${size.customers})::INTEGER AS custkey,
      ${pick(11, size.parts)} AS partkey,
      ${pick(12, size.suppliers)} AS suppkey,
      DATE '${firstDay}' + ((i // 4) * 4 * ${days} // ${rows})::INTEGER AS order_date,
      1 + ${pick(13, 50)} AS quantity,
      ${pick(14, 11)} AS discount,
      ((90000 + ${pick(15, 10_000_000)}) * 0.01)::DECIMAL(18,2) AS price
      FROM range(${rows}) AS numbers(i))`);
  await create(
    'inventory',
    [
      `DATE '${firstDay}' + ((i // ${size.stocked}) * 7)::INTEGER AS day`,
      `((i % ${size.stocked}) * 7919 % ${size.parts})::INTEGER AS partkey`,
      `${pick(20, 500)} AS units`,
    ],
    `range(${size.stocked * Math.ceil(days / 7)}) AS numbers(i)`,
  );
  await connection.run('CHECKPOINT');
}
