import { InternalError } from '@plumbline/diagnostics';
import { findColumn } from '../../plan/columns.ts';
import type { Plan } from '../../plan/node.ts';
import { type Measure, type Scalar, substitute } from '../../plan/scalar.ts';
import type { Item, JoinClause, Relation, Select } from '../ast.ts';

/** A select that can still grow: rows, not yet grouped. */
export interface Draft {
  readonly from: readonly Relation[];
  readonly joins: readonly JoinClause[];
  readonly where: readonly Scalar[];
  /** What a column of the plan node is, in terms of the relations; undefined where it has none of that name. */
  readonly column: (name: string) => Scalar | undefined;
}

/** The rows of one relation that has the columns of the node, called as `nameOf` says. */
export function open(relation: Relation, node: Plan, nameOf = (name: string) => name): Draft {
  const column = (name: string): Scalar | undefined => {
    const found = findColumn(node, name);
    return found && { kind: 'column', name: nameOf(name), type: found.type, table: relation.alias };
  };
  return { from: [relation], joins: [], where: [], column };
}

type Columns = ReadonlyMap<string, Scalar>;
type Added = readonly { readonly name: string; readonly value: Scalar }[];

/** What the draft's rows give for each expression. */
export function valuesIn(draft: Draft, added: Added): Columns {
  return new Map(added.map((a) => [a.name, see(draft, a.value)]));
}

/** The draft with further columns; one of the same name is replaced. */
export function withColumns(draft: Draft, added: Columns): Draft {
  return { ...draft, column: (name) => added.get(name) ?? draft.column(name) };
}

/** The draft with these columns and no others. */
export function onlyColumns(draft: Draft, columns: Columns): Draft {
  return { ...draft, column: (name) => columns.get(name) };
}

/** An expression over the node's columns in terms of the draft's relations. */
export function see(draft: Draft, value: Scalar): Scalar {
  return value.kind === 'column' ? seen(draft, value.name) : substitute(value, (c) => seen(draft, c.name));
}

export function seen(draft: Draft, name: string): Scalar {
  const value = draft.column(name);
  if (value === undefined) throw new InternalError(`SQL: no column ${name}`);
  return value;
}

export function seenMeasure(measure: Measure, draft: Draft): Measure {
  return {
    ...measure,
    arg: measure.arg && see(draft, measure.arg),
    where: measure.where && see(draft, measure.where),
  };
}

/** The draft as a select with the columns of the node. */
export function selectOf(draft: Draft, node: Plan): Select {
  const columns = node.columns.map(
    ({ name }): Item => ({ kind: 'value', value: seen(draft, name), as: name }),
  );
  return selecting(draft, columns);
}

export function selecting(
  { from, joins, where }: Draft,
  columns: readonly Item[],
  groupBy: Select['groupBy'] = null,
): Select {
  return { kind: 'select', columns, from, joins, where, groupBy, orderBy: [], limit: null, offset: 0 };
}
