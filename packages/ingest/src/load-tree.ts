import { type Diagnostic, report } from '@plumbline/diagnostics';
import { quoteName, type Warehouse } from '@plumbline/engines';
import type { LoadResult } from './load-outcome.ts';
import type { TreeTask } from './load-task.ts';
import { derive } from './load-union.ts';
import { recordedMembers, recordedTreeSelect } from './recorded-tree.ts';
import { factorOf } from './tree-factor.ts';

/** A chain of more parents than this runs in a circle. */
const DEEPEST = 200;
/** Members that a finding names. */
const NAMED = 5;

/** Makes a table of every member with each of its ancestors and itself, and with what it counts there. */
export async function loadTree(task: TreeTask, warehouse: Warehouse): Promise<LoadResult> {
  const { key, columns } = task;
  const findings = await findingsOf(task, warehouse);
  if (findings.some((d) => d.severity === 'error')) return { outcome: null, diagnostics: findings };
  const made = { dataset: key.dataset, columns };
  const { outcome } = await derive(made, warehouse, { sql: treeSelect(task), kind: 'TABLE' });
  return { outcome, diagnostics: findings };
}

/**
 * `(node, ancestor, distance, factor)`: the operator and weight of each member apply when it counts in its parent, so
 * the factor is their product below the ancestor; null where `~` stops it.
 */
export function treeSelect(task: TreeTask): string {
  return task.recorded === null ? plainTreeSelect(task) : recordedTreeSelect(task, task.recorded, DEEPEST);
}

function plainTreeSelect({ table, key, parent, operator, weight }: TreeTask): string {
  const [node, above] = [quoteName(key.field), quoteName(parent)];
  const { type, next } = factorOf({ operator, weight });
  const source = quoteName(table);
  return [
    'WITH RECURSIVE climb(node, ancestor, distance, factor) AS (',
    `SELECT ${node}, ${node}, 0, CAST(1 AS ${type}) FROM ${source} WHERE ${node} IS NOT NULL`,
    `UNION ALL SELECT climb.node, p.${node}, climb.distance + 1, ${next('climb', 'm')}`,
    `FROM climb JOIN ${source} AS m ON m.${node} = climb.ancestor JOIN ${source} AS p ON p.${node} = m.${above}`,
    `WHERE climb.distance < ${DEEPEST}) SELECT node, ancestor, distance, factor FROM climb`,
  ].join(' ');
}

async function findingsOf(task: TreeTask, warehouse: Warehouse): Promise<readonly Diagnostic[]> {
  const { hierarchy, table, key, parent, operator } = task;
  const [node, above, source] = [quoteName(key.field), quoteName(parent), quoteName(table)];
  const listed = async (sql: string) => {
    const { rows } = await warehouse.run({ sql: `${sql} ORDER BY 1 LIMIT ${NAMED}`, params: [] });
    return rows.map(([value]) => String(value));
  };
  const members =
    task.recorded === null
      ? `SELECT ${node} FROM ${source} WHERE ${node} IS NOT NULL GROUP BY ${node}`
      : `SELECT DISTINCT node FROM (${recordedMembers(task, task.recorded)}) GROUP BY node, day`;
  const twice = await listed(`${members} HAVING count(*) > 1`);
  if (twice.length > 0) return [report('load/tree-two-parents', { hierarchy, members: twice })];
  const circles = await listed(
    `SELECT DISTINCT node FROM (${treeSelect(task)}) WHERE distance > 0 AND node = ancestor`,
  );
  const orphans = await listed(
    `SELECT DISTINCT m.${node} FROM ${source} AS m WHERE m.${above} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${source} AS p WHERE p.${node} = m.${above})`,
  );
  const signs =
    operator === null
      ? []
      : await listed(
          `SELECT DISTINCT m.${quoteName(operator)} FROM ${source} AS m WHERE m.${quoteName(operator)} NOT IN ('+', '-', '~')`,
        );
  return [
    ...(circles.length === 0 ? [] : [report('load/tree-circle', { hierarchy, members: circles })]),
    ...(signs.length === 0 ? [] : [report('load/tree-operator', { hierarchy, found: signs })]),
    ...(orphans.length === 0
      ? []
      : [report('load/tree-orphan', { hierarchy, members: orphans }, { severity: 'warning' })]),
  ];
}
