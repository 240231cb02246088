import { formatDay } from '@plumbline/calendar';
import type { Model, Text } from '@plumbline/model';
import type { Affected } from '@plumbline/store';
import { dimensionEntries } from '../center/dimension-entries.ts';
import type { Principal } from '../center/principal.ts';
import type { Served } from '../center/served.ts';
import type { Sight } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { KEPT, keptLabels } from '../kept/kept-labels.ts';
import { type FormulaPart, formulaParts } from './formula-parts.ts';
import { lineageOf } from './lineage.ts';
import { originOf } from './origin-of.ts';

/** Everything a person needs to trust a metric: what it says, where it comes from, how fresh that is, who relies on it. */
export interface MetricDefinition {
  readonly name: string;
  readonly label: Text;
  readonly formula: string;
  readonly parts: readonly FormulaPart[];
  readonly sources: readonly MetricSource[];
  readonly dimensions: number;
  readonly usedBy: readonly MetricUse[];
  /** People who follow it. */
  readonly followers: number;
}

export interface MetricSource {
  readonly dataset: string;
  readonly label: Text;
  readonly fields: readonly { readonly ref: string; readonly label: Text }[];
  readonly origin: string;
  /** Last day that has rows, ISO. */
  readonly dataAsOf: string | null;
  /** Null: not loaded. */
  readonly rows: number | null;
  readonly loadedAt: string | null;
  /** Its rows are recorded in versions: they can be read as they were known on a day. */
  readonly isRecorded: boolean;
}

export interface MetricUse {
  readonly kind: string;
  readonly id: string;
  readonly label: Text | null;
  readonly isDirect: boolean;
}

/** Null when there is none of that name. */
export async function metricDefinition(
  workings: Workings,
  { principal, name, sight }: { readonly principal: Principal; readonly name: string; readonly sight: Sight },
): Promise<MetricDefinition | null> {
  const { served, access } = sight;
  const metric = served.model.metrics.get(name);
  if (metric === undefined) return null;
  const isOpaque = access?.opaque.has(name) === true;
  const { store } = workings.holder;
  const reached = await store.references.impact([{ kind: 'metric', id: name }]);
  return {
    name,
    label: metric.label,
    formula: metric.formula,
    parts: isOpaque ? [] : formulaParts(metric, served.model),
    sources: isOpaque
      ? []
      : (await sourcesOf(workings, served, name)).map((source) => sourceSeen(source, sight)),
    dimensions: dimensionEntries(served.model, [name]).items.length,
    usedBy: (await usesOf(workings, principal, reached)).filter((use) => isUseSeen(use, sight)),
    followers: reached.filter(({ kind, isDirect }) => kind === 'follow' && isDirect).length,
  };
}

async function sourcesOf(
  { holder }: Workings,
  { model, facts }: Served,
  name: string,
): Promise<readonly MetricSource[]> {
  const nodes = lineageOf(model, name)?.nodes ?? [];
  const found = nodes.filter(({ kind }) => kind === 'dataset').map((node) => node.name);
  return Promise.all(
    found.flatMap((dataset) => {
      const definition = model.datasets.get(dataset);
      if (definition === undefined) return [];
      const fields = nodes.flatMap((node) =>
        node.kind === 'field' && node.name.startsWith(`${dataset}.`) && node.label !== null
          ? [{ ref: node.name, label: node.label }]
          : [],
      );
      const known = facts.datasets.get(dataset);
      const last = known?.last ?? null;
      return holder.store.loads.history('dataset', dataset, 1).then(
        ([load]): MetricSource => ({
          dataset,
          label: definition.label,
          fields,
          origin: originOf(definition.source),
          dataAsOf: last === null ? null : formatDay(last),
          rows: known?.rows ?? null,
          loadedAt: known === undefined ? null : (load?.recordedAt ?? null),
          isRecorded: definition.history !== null,
        }),
      );
    }),
  );
}

/** How many rows there are, and where they come from, is told to those who see all of them. */
function sourceSeen(source: MetricSource, { access }: Sight): MetricSource {
  if (access === null) return source;
  return { ...source, origin: '', rows: access.rows.get(source.dataset) === null ? source.rows : null };
}

function isUseSeen({ kind, id }: MetricUse, { access, served }: Sight): boolean {
  if (access === null) return true;
  return kind === 'metric' ? served.model.metrics.has(id) : (KEPT as readonly string[]).includes(kind);
}

/** Objects of a kind that have a label; the others are called by their names. */
function labelled(model: Model, kind: string): ReadonlyMap<string, { readonly label: Text }> | undefined {
  const {
    metrics,
    glossary: term,
    statements: statement,
    datasets: dataset,
    reconciliations: reconciliation,
  } = model;
  const kinds: Readonly<Record<string, ReadonlyMap<string, { readonly label: Text }>>> = {
    metric: metrics,
    term,
    statement,
    dataset,
    reconciliation,
  };
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}

async function usesOf(
  workings: Workings,
  principal: Principal,
  reached: readonly Affected[],
): Promise<readonly MetricUse[]> {
  const { model } = workings.snapshots.current();
  const visible = await keptLabels(workings, principal, reached);
  return reached.flatMap(({ kind, id, isDirect }): readonly MetricUse[] => {
    if (kind === 'follow' || kind === 'change_request') return [];
    const isKept = (KEPT as readonly string[]).includes(kind);
    const label = isKept ? visible.get(JSON.stringify([kind, id])) : labelled(model, kind)?.get(id)?.label;
    return isKept && label === undefined ? [] : [{ kind, id, label: label ?? null, isDirect }];
  });
}
