import { formatDay, GRAINS } from '@plumbline/calendar';
import { InternalError, PlumblineError, report } from '@plumbline/diagnostics';
import { formatUnit, type Metric, type Model } from '@plumbline/model';
import { DEFAULT_LIMITS } from '../answer/query-limits.ts';
import { readableFormula } from '../answer/readable-formula.ts';
import { openSession } from '../answer/session.ts';
import { check } from '../check/check.ts';
import { openCatalog } from '../state/open-catalog.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import type { Center, CenterOptions } from './center.ts';
import type { DimensionEntry, MetricEntry } from './listing.ts';

/** Interim: over the folder session, until the catalog answers. */
export async function openCenter(dir: string, options: CenterOptions): Promise<Center> {
  const workspaceOptions = { cwd: options.cwd, env: options.env, now: options.now, today: options.today };
  const workspace = await openWorkspace(dir, workspaceOptions);
  const session = await openSession(workspace, {
    command: options.command,
    now: options.now,
    lockWaitMs: options.lockWaitMs ?? 0,
    load: 'stale',
    needsWarehouse: true,
    limits: options.limits ?? DEFAULT_LIMITS,
  });
  const people = await openCatalog(workspace.folder, options.now());
  const { model } = workspace;
  let running = 0;
  return {
    answersVersion: () => 'interim',
    workspace: () => ({
      name: model.workspace.name,
      label: model.workspace.label,
      locale: model.workspace.locale,
      currency: model.workspace.currency,
      timezone: model.workspace.timezone,
      today: formatDay(workspace.today),
      coverage: {},
    }),
    query: async (_, value, more) => {
      running += 1;
      try {
        return await session.query(value, more);
      } finally {
        running -= 1;
      }
    },
    stream: async (_, value, more = {}) => {
      const limits = { timeoutMs: 3_600_000, maxRows: Number.POSITIVE_INFINITY };
      const { stream, diagnostics } = await session.stream(value, { ...more, limits });
      return stream === null
        ? { columns: null, diagnostics }
        : { columns: stream.columns, scales: stream.scales, chunks: stream.rows, diagnostics };
    },
    explain: (_, value) => session.explain(value),
    metrics: () => [...model.metrics.values()].map((metric) => entry(metric, model)),
    metric: (_, name) => {
      const metric = model.metrics.get(name);
      return metric === undefined ? null : entry(metric, model);
    },
    metricTree: (_, name) => {
      const metric = model.metrics.get(name);
      return metric === undefined
        ? null
        : { kind: 'metric', name, label: metric.label, formula: metric.formula, children: [] };
    },
    dimensions: (_, metrics) => {
      const unknown = metrics.find((name) => !model.metrics.has(name));
      if (unknown !== undefined)
        return { items: [], diagnostics: [report('query/unknown-metric', { name: unknown })] };
      const grains = GRAINS.map(
        (ref): DimensionEntry => ({
          ref,
          kind: 'grain',
          label: { zh: ref, en: ref },
          type: 'date',
          dataset: null,
        }),
      );
      const fields = [...model.datasets.values()].flatMap((dataset) =>
        [...dataset.fields.values()].map(
          (field): DimensionEntry => ({
            ref: `${dataset.name}.${field.name}`,
            kind: 'field',
            label: field.label,
            type: field.type.kind === 'null' ? 'text' : field.type.kind,
            dataset: dataset.name,
          }),
        ),
      );
      return { items: [...grains, ...fields], diagnostics: [] };
    },
    values: async (_, ref, { search = '', limit = 50, signal } = {}) => {
      const query = {
        metrics: [],
        by: [ref],
        limit,
        ...(search === '' ? {} : { where: `contains(${ref}, $search)`, params: { $search: search } }),
      };
      const { result, diagnostics } = await session.query(query, signal === undefined ? {} : { signal });
      return { items: (result?.rows ?? []).map(([cell = null]) => cell), diagnostics };
    },
    check: () => check(dir, workspaceOptions),
    apply: async () => {
      throw new InternalError('not built yet');
    },
    folder: async () => ({
      hasDefinitions: true,
      isCatalogEmpty: false,
      isSame: true,
      isCatalogUntouched: true,
    }),
    adoptFolder: async () => ({ kind: 'unchanged', report: null }),
    load: async () => ({ datasets: [], diagnostics: [] }),
    backup: async (_, file) => {
      throw new PlumblineError([report('store/backup-not-writable', { file, reason: 'not built yet' })]);
    },
    people,
    announce: async () => undefined,
    health: async () => ({
      isLive: true,
      isReady: true,
      catalog: 'ok',
      warehouse: 'ok',
      metrics: model.metrics.size,
      datasets: model.datasets.size,
      notLoaded: [],
      isLoading: false,
      runningQueries: running,
      lastChange: null,
    }),
    close: async () => {
      await session.close();
      await people.close();
    },
  };
}

function entry(metric: Metric, model: Model): MetricEntry {
  const { name, label, description, synonyms, formula, basis, direction, kind, plans } = metric;
  const rest = { name, label, description, synonyms, formula, basis, direction, kind };
  return {
    ...rest,
    readable: readableFormula(metric, model),
    unit: formatUnit(metric.unit),
    plans: Object.fromEntries(Object.entries(plans)),
    attributes: Object.fromEntries(metric.attributes),
    version: 1,
    effectiveFrom: null,
  };
}
