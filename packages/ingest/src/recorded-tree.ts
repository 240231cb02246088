import { quoteLiteral, quoteName } from '@plumbline/engines';
import type { TreeTask } from './load-task.ts';
import { factorOf } from './tree-factor.ts';

type Recorded = NonNullable<TreeTask['recorded']>;

/** `(node, day, above, operator, weight)`: what is known of a member at the end of a day on which it was recorded; one row, unless records tie and differ. */
export function recordedMembers(task: TreeTask, { at, zone, prefer }: Recorded): string {
  const node = quoteName(task.key.field);
  const clock = zone === null ? quoteName(at) : `timezone(${quoteLiteral(zone)}, ${quoteName(at)})`;
  const day = `CAST(${clock} AS DATE)`;
  const order = [
    `${quoteName(at)} DESC`,
    ...prefer.map(({ field, desc }) => `${quoteName(field)} ${desc ? 'DESC' : 'ASC'} NULLS LAST`),
  ];
  const read = [
    `${quoteName(task.parent)} AS above`,
    ...(task.operator === null ? [] : [`${quoteName(task.operator)} AS operator`]),
    ...(task.weight === null ? [] : [`${quoteName(task.weight)} AS weight`]),
  ];
  const place = `rank() OVER (PARTITION BY ${node}, ${day} ORDER BY ${order.join(', ')})`;
  return [
    `SELECT DISTINCT * EXCLUDE (place) FROM (SELECT ${node} AS node, ${day} AS day, ${read.join(', ')}, ${place} AS place`,
    `FROM ${quoteName(task.table)} WHERE ${node} IS NOT NULL AND ${quoteName(at)} IS NOT NULL) WHERE place = 1`,
  ].join(' ');
}

/**
 * `(node, ancestor, distance, factor, known_from, known_to)`: pairs as they were known from one day until before
 * another (null: still). A member's place is that of its last record; an ancestor is one from its own first record on.
 */
export function recordedTreeSelect(task: TreeTask, recorded: Recorded, deepest: number): string {
  const [operator, weight] = [task.operator && 'operator', task.weight && 'weight'];
  const { type, next } = factorOf({ operator, weight });
  const isChanged = ['above', operator, weight].flatMap((field) =>
    field === null ? [] : [`${field} IS DISTINCT FROM lag(${field}) OVER records`],
  );
  const from = 'greatest(climb.known_from, m.known_from, p.known_from)';
  const to = 'least(climb.known_to, m.known_to)';
  return [
    `WITH RECURSIVE members AS (${recordedMembers(task, recorded)}),`,
    `changes AS (SELECT *, lag(day) OVER records IS NULL OR ${isChanged.join(' OR ')} AS is_change FROM members`,
    'WINDOW records AS (PARTITION BY node ORDER BY day)),',
    'places AS (SELECT *, day AS known_from,',
    "coalesce(lead(day) OVER (PARTITION BY node ORDER BY day), DATE 'infinity') AS known_to FROM changes WHERE is_change),",
    'firsts AS (SELECT node, min(day) AS known_from FROM members GROUP BY node),',
    'climb(node, ancestor, distance, factor, known_from, known_to) AS (',
    `SELECT node, node, 0, CAST(1 AS ${type}), known_from, DATE 'infinity' FROM firsts`,
    `UNION ALL SELECT climb.node, p.node, climb.distance + 1, ${next('climb', 'm')}, ${from}, ${to}`,
    'FROM climb JOIN places AS m ON m.node = climb.ancestor JOIN firsts AS p ON p.node = m.above',
    `WHERE climb.distance < ${deepest} AND ${from} < ${to})`,
    "SELECT node, ancestor, distance, factor, known_from, nullif(known_to, DATE 'infinity') AS known_to FROM climb",
  ].join(' ');
}
