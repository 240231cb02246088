import { InternalError } from '@plumbline/diagnostics';
import type { ValueType } from '@plumbline/model';
import type { Plan, PlanColumn } from './node.ts';
import { oncePerQuestion } from './once-per-question.ts';
import { partsOf, type Scalar } from './scalar.ts';

type Columns = readonly PlanColumn[];

/** Above this a list is looked up by name; below it a walk is cheaper than the table. */
const FEW = 32;

/** The column of a relation, by name; undefined where it has none. */
export function findColumn({ columns }: Plan, name: string): PlanColumn | undefined {
  if (columns.length > FEW) return tableOf(columns).get(name);
  for (const column of columns) if (column.name === name) return column;
  return undefined;
}

/** Many nodes pass on the columns of their input. */
const tableOf = oncePerQuestion(
  (columns: Columns): ReadonlyMap<string, PlanColumn> => new Map(columns.map((c) => [c.name, c])),
);

/** The column of a relation that must have it. */
export function columnOf(plan: Plan, name: string): PlanColumn {
  const found = findColumn(plan, name);
  if (found === undefined)
    throw new InternalError(`${plan.kind} has no column ${name}: ${namesOf(plan.columns)}`);
  return found;
}

export function typeOf(plan: Plan, name: string): ValueType {
  return columnOf(plan, name).type;
}

/** Every column that the expression reads is there. */
export function requireColumns(input: Plan, value: Scalar | null, who: Plan['kind']): void {
  if (value === null) return;
  if (value.kind === 'column') requireColumn(input, value.name, who);
  else for (const part of partsOf(value)) requireColumns(input, part, who);
}

export function requireColumn(input: Plan, name: string, who: Plan['kind']): void {
  if (findColumn(input, name) === undefined)
    throw new InternalError(
      `${who} reads ${name}, which ${input.kind} does not have (${namesOf(input.columns)})`,
    );
}

/** The node, if no two of its columns have one name. */
export function withUniqueNames<P extends Plan>(node: P): P {
  const { columns } = node;
  const repeats = columns.length <= FEW ? hasTwins(columns) : tableOf(columns).size < columns.length;
  if (repeats) throw new InternalError(`${node.kind}: column names repeat: ${namesOf(columns)}`);
  return node;
}

/** Without a function for each column: every node is asked. */
function hasTwins(columns: Columns): boolean {
  for (let i = 1; i < columns.length; i++)
    for (let j = 0; j < i; j++) if (columns[i]?.name === columns[j]?.name) return true;
  return false;
}

function namesOf(columns: Columns): string {
  return columns.map((c) => c.name).join(', ');
}
