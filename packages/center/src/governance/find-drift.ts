import { setImmediate as breathe } from 'node:timers/promises';
import {
  declaredMetrics,
  formatMetric,
  formatType,
  type InspectedColumn,
  type Model,
  scopeOf,
  typeMetricFormula,
} from '@plumbline/model';
import type { Definitions, DefinitionVersion } from '@plumbline/store';
import { COLUMNS_KIND } from '../catalog/catalog-objects.ts';
import { diffParts } from '../catalog/diff-parts.ts';
import { isWordsOnly } from '../catalog/is-words-only.ts';
import { lineageOf } from '../definition/lineage.ts';

/** What has changed under a metric since it was published, or since somebody confirmed it. */
export interface DriftCause {
  readonly kind: 'metric' | 'dataset' | 'column';
  /** `orders.amount` of a column. */
  readonly id: string;
  readonly was: string | null;
  /** Null: it is gone. */
  readonly is: string | null;
}

export interface Watched {
  readonly model: Model;
  readonly versions: readonly DefinitionVersion[];
  /** Columns as the sources have them now, where they were looked at. */
  readonly columns: ReadonlyMap<string, readonly InspectedColumn[]>;
  /** Instants at which metrics were confirmed, by name. */
  readonly confirmed: ReadonlyMap<string, string>;
  readonly history: Definitions['history'];
}

const AT_ONCE = 100;

/** The causes by metric; metrics without any are left out. */
export async function findDrift(watched: Watched): Promise<ReadonlyMap<string, readonly DriftCause[]>> {
  const found = new Map<string, readonly DriftCause[]>();
  const past = remembering(watched.history);
  const since = new Map(
    watched.versions.filter(({ kind }) => kind === 'metric').map(({ id, recordedAt }) => [id, recordedAt]),
  );
  for (const [i, { name }] of declaredMetrics(watched.model).entries()) {
    if (i % AT_ONCE === 0) await breathe();
    const published = since.get(name);
    if (published === undefined) continue;
    const confirmed = watched.confirmed.get(name) ?? '';
    const causes = await causesOf(name, {
      watched,
      past,
      since: confirmed > published ? confirmed : published,
    });
    if (causes.length > 0) found.set(name, causes);
  }
  return found;
}

type Past = (kind: string, id: string) => Promise<readonly DefinitionVersion[]>;

function remembering(history: Definitions['history']): Past {
  const known = new Map<string, Promise<readonly DefinitionVersion[]>>();
  return (kind, id) => {
    const key = JSON.stringify([kind, id]);
    const found = known.get(key) ?? history(kind, id);
    known.set(key, found);
    return found;
  };
}

interface Looking {
  readonly watched: Watched;
  readonly past: Past;
  /** Instant. */
  readonly since: string;
}

async function causesOf(metric: string, looking: Looking): Promise<readonly DriftCause[]> {
  const nodes = lineageOf(looking.watched.model, metric)?.nodes ?? [];
  const causes: DriftCause[] = [];
  const fields = new Set(nodes.flatMap(({ kind, name }) => (kind === 'field' ? [name] : [])));
  for (const { kind, name } of nodes) {
    if (kind === 'metric' && name !== metric) causes.push(...(await formulaCauses(name, looking)));
    if (kind === 'dataset') causes.push(...(await datasetCauses(name, fields, looking)));
  }
  return causes;
}

/** The last statement recorded up to an instant; before the first one, that. */
function asOf(history: readonly DefinitionVersion[], instant: string): DefinitionVersion | undefined {
  return history.findLast(({ recordedAt }) => recordedAt <= instant) ?? history[0];
}

async function formulaCauses(
  name: string,
  { watched, past, since }: Looking,
): Promise<readonly DriftCause[]> {
  const now = watched.versions.find(({ kind, id }) => kind === 'metric' && id === name);
  if (now === undefined || now.recordedAt <= since) return [];
  const [was, is] = [formulaOf(asOf(await past('metric', name), since)), formulaOf(now)];
  return meaningOf(was, watched.model) === meaningOf(is, watched.model)
    ? []
    : [{ kind: 'metric', id: name, was, is }];
}

function formulaOf(version: DefinitionVersion | undefined): string | null {
  const body = version?.body;
  const formula: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'formula') : null;
  return typeof formula === 'string' ? formula : null;
}

function meaningOf(formula: string | null, model: Model): string | null {
  const expr = formula === null ? null : typeMetricFormula(formula, scopeOf(model)).expr;
  return expr === null ? formula : formatMetric(expr);
}

async function datasetCauses(
  dataset: string,
  fields: ReadonlySet<string>,
  looking: Looking,
): Promise<readonly DriftCause[]> {
  const { watched, past, since } = looking;
  const now = watched.versions.find(({ kind, id }) => kind === 'dataset' && id === dataset);
  const before =
    now === undefined || now.recordedAt <= since ? now : asOf(await past('dataset', dataset), since);
  const parts = before === now ? [] : diffParts(before?.body ?? null, now?.body ?? null);
  const written = parts.flatMap(({ path, before: was, after: is }): readonly DriftCause[] => {
    const [first, field, key = ''] = path.split('.');
    const isFields = first === 'fields' && field !== undefined;
    if (isFields ? isWordsOnly(key) || !fields.has(`${dataset}.${field}`) : isWordsOnly(path)) return [];
    return [{ kind: 'dataset', id: `${dataset}.${path}`, was: textOf(was), is: textOf(is) }];
  });
  return [...written, ...(await columnCauses(dataset, fields, looking))];
}

async function columnCauses(
  dataset: string,
  fields: ReadonlySet<string>,
  { watched, past, since }: Looking,
): Promise<readonly DriftCause[]> {
  const now = watched.columns.get(dataset);
  const recorded = asOf(await past(COLUMNS_KIND, dataset), since)?.body;
  if (now === undefined || recorded === undefined || recorded === null) return [];
  const typeIn = (columns: readonly InspectedColumn[], name: string) => {
    const column = columns.find((one) => one.name === name);
    return column === undefined ? null : formatType(column.type);
  };
  const read = [...(watched.model.datasets.get(dataset)?.fields.values() ?? [])].filter(({ name }) =>
    fields.has(`${dataset}.${name}`),
  );
  return read.flatMap(({ column }): readonly DriftCause[] => {
    if (column === null) return [];
    const was = typeIn(recorded as unknown as readonly InspectedColumn[], column);
    const is = typeIn(now, column);
    return was === null || was === is ? [] : [{ kind: 'column', id: `${dataset}.${column}`, was, is }];
  });
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
