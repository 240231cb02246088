import { formatDay } from '@plumbline/calendar';
import { type ChangedDays, type RollupTable, rollupIncrement, rollupTables } from '@plumbline/compiler';
import { loadRollup } from '@plumbline/ingest';
import type { LoadedTable } from '../state/load-state.ts';
import { changedDays } from './changed-days.ts';
import type { Made, MakeOptions } from './make-tables.ts';
import type { LoadStep } from './plan-load.ts';
import { unmeasuredFacts } from './planned-facts.ts';
import type { Tables } from './union-task.ts';

/** Makes the table of a rollup: of its former one where it is known on which days rows have changed, else of all rows. */
export async function makeRollup(step: LoadStep, options: MakeOptions, tables: Tables): Promise<Made> {
  const { model, context } = options;
  const { name } = step.dataset;
  const facts = unmeasuredFacts(tables);
  const table = rollupTables(model, facts).find((one) => one.name === name);
  if (table === undefined) return { outcome: null, diagnostics: [] };
  const { columns, definition, inputs } = table;
  const former = options.plan.isForced ? undefined : options.state.datasets[name];
  const changed = former === undefined ? null : changedSince({ former, step, table }, options, tables);
  const increment =
    former === undefined || changed === null
      ? null
      : rollupIncrement({ model, facts, name }, former.table, changed);
  const versions = Object.fromEntries(inputs.map((input) => [input, tables.get(input)?.version ?? '']));
  const remade = increment?.remade.map(({ from, to }) => [formatDay(from), formatDay(to)] as const) ?? null;
  const sql = increment?.sql ?? table.sql;
  const result = await loadRollup({ dataset: name, columns, sql }, context.warehouse);
  return { ...result, addedUp: { definition, versions, remade } };
}

interface Remaking {
  readonly former: LoadedTable;
  readonly step: LoadStep;
  readonly table: RollupTable;
}

/** The days on which rows have changed since the former table was made, where nothing else has; null in doubt. */
function changedSince(
  { former, step, table }: Remaking,
  { model, state }: MakeOptions,
  tables: Tables,
): ChangedDays | null {
  const { addedUp } = former;
  const { dataset, inputs, definition, dayField } = table;
  if (addedUp === undefined || dayField === null) return null;
  if (former.task !== step.task || addedUp.definition !== definition) return null;
  const others = inputs.filter((input) => input !== dataset);
  if (others.some((input) => addedUp.versions[input] !== tables.get(input)?.version)) return null;
  const before = state.datasets[dataset];
  if (before === undefined || addedUp.versions[dataset] !== before.version) return null;
  return changedDays({ dataset, field: dayField }, { model, state, tables });
}
