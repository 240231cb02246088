import { InternalError } from '@plumbline/diagnostics';
import type { History, Relationship, ValueType } from '@plumbline/model';
import { join, scan } from '../../make.ts';
import type { Plan } from '../../node.ts';
import { BIGINT, number, type Scalar } from '../../scalar.ts';
import type { Context } from '../cells/context.ts';
import type { Versions } from '../cells/frame.ts';
import { nearOf } from './near.ts';
import { keysInDoubt, relatedVersions, tiedIn } from './related-versions.ts';
import { zoneOfDataset } from './zones.ts';

/** One relationship on the way from the rows of a source, and what is read at its end. */
export interface Step {
  readonly path: string;
  readonly relationship: Relationship;
  readonly left: readonly Scalar[];
  /** By which of several rows for its keys the step is; null: there is one. */
  readonly at: Scalar | null;
  /** Of several recorded versions of what it leads to one counts; null: there are none. */
  readonly history: History | null;
  /** Fields that say which version the row is of, and that versions of one key may differ in. */
  readonly doubtful: readonly string[];
  /** Proven: every row finds its match. */
  readonly total: boolean;
  readonly fields: Map<string, ValueType>;
  /** Later than every step that it reads a key from. */
  readonly level: number;
}

/** For whom, and as known when, rows are read. */
interface Reading {
  readonly context: Context;
  readonly versions: Versions;
  readonly ofAll: boolean;
}

interface Scanned {
  readonly dataset: string;
  readonly table: string;
  readonly fields: readonly { readonly field: string; readonly type: ValueType }[];
  readonly key: readonly string[] | null;
}

/** The rows of a dataset; `ofAll`: whatever policies hide from the asker. */
export function scannedRows({ dataset, table, fields, key }: Scanned, ofAll: boolean): Plan {
  const rows = scan(dataset, table, fields, key);
  return ofAll ? { ...rows, ofAll: true } : rows;
}

/** Rows with what a step leads to beside each: the row of its keys, of several versions the one that counts. */
export function joinedStep(plan: Plan, step: Step, { context, versions, ofAll }: Reading): Plan {
  const target = step.relationship.to;
  const facts = context.facts.datasets.get(target);
  const dataset = context.model.datasets.get(target);
  if (facts === undefined || dataset === undefined) throw new InternalError(`no facts for ${target}`);
  const { toColumns } = step.relationship;
  const read = new Map(
    toColumns.map((name) => [name, dataset.fields.get(name)?.type ?? ({ kind: 'text' } as const)]),
  );
  for (const [name, type] of step.fields) read.set(name, type);
  const near = nearOf(step, dataset, context);
  for (const field of near?.fields ?? []) {
    const declared = dataset.fields.get(field);
    if (declared !== undefined) read.set(field, declared.type);
  }
  const key = [...toColumns, ...(near?.fields.slice(0, 1) ?? [])];
  const { history } = step;
  const rows =
    history === null
      ? scannedRows({ dataset: target, table: facts.table, fields: sortedFields(read), key }, ofAll)
      : relatedVersions({ dataset, history, facts, ofAll, zone: zoneOfDataset(dataset, context) }, versions);
  const taken = sortedFields(step.fields).map(({ field }) => ({
    from: `${target}.${field}`,
    as: `${step.path}.${field}`,
    isTold: history === null || history.key.includes(field),
  }));
  const known = step.doubtful.length === 0 ? plan : withDoubt(plan, step, rows);
  return join(known, rows, {
    on: step.left.map((left, i) => ({ left, right: `${target}.${toColumns[i] ?? ''}` })),
    mode: 'left',
    proven: step.total,
    nullSafe: false,
    ...(near === null ? {} : { asOf: near.asOf }),
    take: taken.flatMap(({ from, as, isTold }) =>
      isTold
        ? [{ from, as }]
        : [
            { from, as },
            { from: tiedIn(from), as: tiedIn(as) },
          ],
    ),
  });
}

/** Whether versions of the key that a row looks for tie in what tells which of them it finds. */
function withDoubt(plan: Plan, step: Step, related: Plan): Plan {
  const { to, toColumns } = step.relationship;
  const by = toColumns.filter((field) => step.history?.key.includes(field));
  const { keys, flag, any } = keysInDoubt(related, to, { by, fields: step.doubtful });
  const on = step.left.flatMap((left, i) => {
    const field = toColumns[i] ?? '';
    return by.includes(field) ? [{ left, right: `${to}.${field}` }] : [];
  });
  return join(plan, keys, {
    on: any === null ? on : [{ left: number(1, BIGINT), right: any }],
    mode: 'left',
    proven: false,
    nullSafe: false,
    take: [{ from: flag, as: doubtOf(step) }],
  });
}

/** Where it is told that versions of a step tie in which of them is found. */
export function doubtOf({ path }: Pick<Step, 'path'>): string {
  return `${path}:doubtful`;
}

export function sortedFields(
  fields: ReadonlyMap<string, ValueType>,
): readonly { readonly field: string; readonly type: ValueType }[] {
  return [...fields.keys()].sort().map((field) => ({ field, type: fields.get(field) ?? { kind: 'text' } }));
}
