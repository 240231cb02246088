import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { Json, LoadRow, Store } from '@plumbline/store';
import type { LoadedDataset, LoadedTable, LoadState, MeasuredRelationship } from './load-state.ts';

/** The pointers of one catalog, as center reads and moves them. */
export interface Pointers {
  /** What cannot be read counts as not loaded, with a warning: loading again is always right. */
  read(): Promise<{ readonly state: LoadState; readonly diagnostics: readonly Diagnostic[] }>;
  /** Keeps a table of a load that has not come to its end. */
  keepPending(dataset: string, table: LoadedTable): Promise<void>;
  /** Makes this the state in one step; nothing is pending after it. */
  commit(state: LoadState): Promise<void>;
}

export function pointersOf({ loads }: Pick<Store, 'loads'>, now: () => Date): Pointers {
  return {
    async read() {
      const { current, pending } = await loads.read();
      return stateOf(current, pending);
    },
    keepPending: (name, table) => loads.keepPending(toRow('dataset', name, table), now()),
    commit: ({ datasets, relationships }) =>
      loads.commit(
        [
          ...Object.entries(datasets).map(([name, loaded]) => toRow('dataset', name, loaded)),
          ...Object.entries(relationships).map(([name, measured]) => toRow('relationship', name, measured)),
        ],
        now(),
      ),
  };
}

function toRow(
  subject: LoadRow['subject'],
  name: string,
  value: LoadedTable | MeasuredRelationship,
): LoadRow {
  const { table = null, ...body } = { ...value } as Partial<LoadedTable>;
  return { subject, name, table, body: body as Json };
}

function stateOf(current: readonly LoadRow[], pending: readonly LoadRow[]) {
  const unread: string[] = [];
  const entries = <T>(rows: readonly LoadRow[], isRight: (value: unknown) => value is T) =>
    Object.fromEntries(
      rows.flatMap(({ name, table, body }) => {
        const value: unknown = table === null ? body : { ...(isRecord(body) ? body : {}), table };
        if (isRight(value)) return [[name, value] as const];
        unread.push(name);
        return [];
      }),
    );
  const of = (subject: LoadRow['subject']) => current.filter((row) => row.subject === subject);
  const state: LoadState = {
    datasets: entries(of('dataset'), isDataset),
    pending: entries(pending, isTable),
    relationships: entries(of('relationship'), isMeasured),
  };
  const hint = { text: { zh: '它们将重新加载', en: 'they are loaded again' } };
  const problem = () =>
    report('workspace/state-unreadable', { names: unread }, { severity: 'warning', hints: [hint] });
  return { state, diagnostics: unread.length === 0 ? [] : [problem()] };
}

function isDataset(value: unknown): value is LoadedDataset {
  return (
    isTable(value) && 'measured' in value && isRecord(value.measured) && isRecord(value.measured.distinct)
  );
}

function isTable(value: unknown): value is LoadedTable {
  return (
    isRecord(value) &&
    typeof value.table === 'string' &&
    typeof value.version === 'string' &&
    typeof value.task === 'string' &&
    typeof value.rowsLoaded === 'number' &&
    Array.isArray(value.columns)
  );
}

function isMeasured(value: unknown): value is MeasuredRelationship {
  return isRecord(value) && typeof value.isTotal === 'boolean';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
