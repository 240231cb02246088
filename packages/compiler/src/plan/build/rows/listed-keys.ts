import { InternalError } from '@plumbline/diagnostics';
import type { RowExpr } from '@plumbline/model';
import { aggregate, compute, derive, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { column, truth } from '../../scalar.ts';
import type { Context } from '../cells/context.ts';
import { LATEST } from '../cells/frame.ts';
import { lowerDimension, lowerRow, type Members } from './row.ts';
import { Source } from './source.ts';

/** The values of some fields in the rows of a dataset that meet a condition, once each, with a flag. */
export function listedKeys(
  { among }: Extract<RowExpr, { kind: 'listed' }>,
  context: Context,
  members: Members,
): { readonly set: Plan; readonly on: readonly string[] } {
  const dataset = context.model.datasets.get(among.dataset);
  if (dataset === undefined) throw new InternalError(`unknown dataset ${among.dataset}`);
  const source = new Source(dataset, context, { time: null, versions: LATEST });
  const condition = among.where && lowerRow(among.where, source, members);
  const keys = among.fields.map((field) => {
    const ref = { kind: 'field', dataset: dataset.name, field, relationship: null } as const;
    return { name: `listed ${field}`, value: lowerDimension(ref, source, members), origin: field };
  });
  const rows = source.plan();
  const chosen = derive(condition === null ? rows : filter(rows, condition), keys);
  const on = keys.map(({ name }) => name);
  const once = aggregate(chosen, on, [], `what stands in ${dataset.name}`);
  const set = compute(once, [
    ...keys.map(({ name, value }) => ({ name, value: column(name, value.type), origin: 'listed' })),
    { name: OWN.kept, value: truth(true), origin: 'listed' },
  ]);
  return { set, on };
}
