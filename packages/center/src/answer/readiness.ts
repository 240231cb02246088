import { type Diagnostic, report } from '@plumbline/diagnostics';
import { loadedDataset } from '../load/loaded-datasets.ts';
import { isMeasured, measureTasks } from '../load/measure.ts';
import { type LoadPlan, type LoadStep, staleSteps } from '../load/plan-load.ts';
import type { LoadState } from '../state/load-state.ts';
import type { OpenedWorkspace } from '../workspace/open-workspace.ts';

/** True when the state answers for the folder as it is: nothing to load, nothing to measure. */
export function isReady({ model }: OpenedWorkspace, plan: LoadPlan, state: LoadState): boolean {
  const isGone = Object.keys(state.datasets).some((name) => loadedDataset(model, name) === undefined);
  return !isGone && staleSteps(plan).length === 0 && isMeasured(tasksOf(model, state), state);
}

/** What keeps the loaded rows from answering without a load: a changed definition does, changed files are only said. */
export function readinessProblems(
  { model }: OpenedWorkspace,
  plan: LoadPlan,
  state: LoadState,
): readonly Diagnostic[] {
  // Without its rollups a question is slower, not another one.
  const stale = staleSteps(plan).filter(({ dataset }) => dataset.source.kind !== 'rollup');
  const isOlder = (step: LoadStep) => state.datasets[step.dataset.name]?.task === step.task;
  const unmeasured = tasksOf(model, state).datasets.filter(
    ({ name, hash }) => state.datasets[name]?.measured.task !== hash,
  );
  const missing = new Set([
    ...stale.filter((step) => !isOlder(step)).map((step) => step.dataset.name),
    ...unmeasured.map(({ name }) => name),
  ]);
  const older = stale.filter(isOlder).map((step) => step.dataset.name);
  const hint = {
    text: {
      zh: '去掉 --no-load，或先运行 plumbline load',
      en: 'leave out --no-load, or run plumbline load first',
    },
  };
  return [
    ...(missing.size > 0
      ? [report('workspace/not-loaded', { datasets: [...missing] }, { hints: [hint] })]
      : []),
    ...(older.length > 0
      ? [report('workspace/stale-data', { datasets: older }, { severity: 'warning' })]
      : []),
  ];
}

/** The warning that rows are as they were loaded, because their files are not there. */
export function goneSources(
  { gone }: Pick<OpenedWorkspace, 'gone'>,
  state: LoadState,
): readonly Diagnostic[] {
  const datasets = [...gone].filter((name) => state.datasets[name] !== undefined);
  return datasets.length === 0
    ? []
    : [report('workspace/sources-gone', { datasets }, { severity: 'warning' })];
}

function tasksOf(model: OpenedWorkspace['model'], state: LoadState) {
  return measureTasks(model, new Map(Object.entries(state.datasets)));
}
