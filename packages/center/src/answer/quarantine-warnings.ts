import { type CompiledQuery, tablesRead } from '@plumbline/compiler';
import type { Access, Model } from '@plumbline/model';
import type { ResultWarning } from '@plumbline/query';
import { loadedDataset } from '../load/loaded-datasets.ts';
import type { LoadState } from '../state/load-state.ts';

interface Loaded {
  readonly state: LoadState;
  readonly model: Model;
  readonly access: Pick<Access, 'rows'> | null;
}

/** Rows set aside at load are missing from every answer that reads their dataset, itself or through a union: each says so. */
export function quarantineWarnings(
  compiled: CompiledQuery,
  { state, model, access }: Loaded,
): readonly ResultWarning[] {
  const tables = tablesRead(compiled);
  const read = Object.entries(state.datasets).flatMap(([name, { table }]) =>
    tables.has(table) ? [name] : [],
  );
  const sources = new Set<string>();
  for (let open = read; open.length > 0; ) {
    const found = open.filter((name) => !sources.has(name));
    for (const name of found) sources.add(name);
    open = found.flatMap((name) => madeOf(name, model));
  }
  return [...sources].flatMap((name) => {
    // How many rows there are is nobody's business who sees some of them.
    if (access !== null && access.rows.get(name) !== null) return [];
    const { quarantined = 0, rowsRead = 0, rejectsFile = null } = state.datasets[name] ?? {};
    if (quarantined === 0) return [];
    const params = {
      dataset: name,
      quarantined,
      read: rowsRead,
      rejects: access === null ? rejectsFile : null,
    };
    return [{ code: 'load/rows-quarantined', params }];
  });
}

function madeOf(name: string, model: Model): readonly string[] {
  const source = loadedDataset(model, name)?.source;
  if (source?.kind === 'rollup') return source.inputs;
  if (source?.kind === 'union') return source.members.map(({ dataset }) => dataset);
  return source?.kind === 'distinct' ? source.fields.map(({ dataset }) => dataset) : [];
}
