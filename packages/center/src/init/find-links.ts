import { quoteName, type Warehouse } from '@plumbline/engines';
import type { DraftColumn, DraftKey, DraftLink, DraftTable } from './draft.ts';

/** Many → one, where a column is named like the key of another table and every value of it is found there. */
export async function findLinks(
  tables: readonly DraftTable[],
  keys: readonly DraftKey[],
  tableOf: (name: string) => string,
  warehouse: Warehouse,
): Promise<readonly DraftLink[]> {
  const links: DraftLink[] = [];
  const single = keys.flatMap(({ table, columns: [key, ...more] }) => {
    const target = tables.find(({ name }) => name === table);
    const column = target?.columns.find(({ name }) => name === key);
    return target === undefined || column === undefined || more.length > 0 ? [] : [{ target, column }];
  });
  for (const table of tables) {
    const own = keys.find((key) => key.table === table.name)?.columns ?? [];
    for (const column of table.columns) {
      const isOwnKey = own.length === 1 && own[0] === column.name;
      if (isOwnKey || column.filled === 0) continue;
      for (const { target, column: key } of single) {
        if (target.name === table.name || !isNamedFor(column, target, key)) continue;
        if (kindOf(column) !== kindOf(key)) continue;
        const isIncluded = await includes(
          { table: tableOf(table.name), column: column.name },
          { table: tableOf(target.name), column: key.name },
          warehouse,
        );
        if (!isIncluded) continue;
        const required = column.filled === table.rows;
        const link = { from: table.name, column: column.name, to: target.name, key: key.name, required };
        links.push({ ...link, name: nameFor(link, links) });
        break;
      }
    }
  }
  return links;
}

/** `customer_id` or `customer` for customers.id, `product_code` for products.product_code, 客户编号 for 客户编号. */
function isNamedFor(column: DraftColumn, target: DraftTable, key: DraftColumn): boolean {
  const [name, keyName] = [plain(column.name), plain(key.name)];
  if (column.raw === key.raw || name === keyName) return !/^(id|no|code|key)$/.test(keyName);
  const owner = singular(plain(target.name.replace(/^(dim|fact)_/, '')));
  return [`${owner}${keyName}`, `${owner}id`, `${owner}key`, `${owner}code`, owner].includes(name);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Whole numbers of different widths can be joined; a number and a text cannot. */
function kindOf({ type }: DraftColumn): string {
  return type.kind === 'bigint' ? 'integer' : type.kind;
}

function nameFor({ from, to, column }: Omit<DraftLink, 'name'>, taken: readonly DraftLink[]): string {
  const wanted = [`${from}_${to}`, `${from}_${to}_by_${column}`];
  return wanted.find((name) => taken.every((link) => link.name !== name)) ?? `${wanted[1]}_${taken.length}`;
}

interface Side {
  readonly table: string;
  readonly column: string;
}

async function includes(from: Side, to: Side, warehouse: Warehouse): Promise<boolean> {
  const [column, key] = [quoteName(from.column), quoteName(to.column)];
  const sql = `SELECT count(*) FROM ${quoteName(from.table)} AS f WHERE f.${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${quoteName(to.table)} AS t WHERE t.${key} = f.${column})`;
  const { rows } = await warehouse.run({ sql, params: [] });
  return Number(rows[0]?.[0]) === 0;
}
