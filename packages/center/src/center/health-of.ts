import { declaredMetrics } from '@plumbline/model';
import type { Health } from './health.ts';
import type { Workings } from './workings.ts';

export async function healthOf({ holder, snapshots, loading, loads }: Workings): Promise<Health> {
  const works = (answer: Promise<unknown>) =>
    answer.then(
      () => 'ok' as const,
      () => 'failed' as const,
    );
  const [catalog, warehouse] = await Promise.all([
    works(holder.store.ping()),
    works(holder.warehouse.run({ sql: 'SELECT 1', params: [] }, { timeoutMs: 5000 })),
  ]);
  const lastLoad = catalog === 'ok' ? await holder.store.loads.lastAt() : null;
  const { model, facts, diagnostics, versions, change } = snapshots.current();
  const notLoaded = [...model.datasets.keys()].filter((name) => !facts.datasets.has(name));
  const isLive = catalog === 'ok' && warehouse === 'ok';
  const isSound = versions.length > 0 && !diagnostics.some(({ severity }) => severity === 'error');
  return {
    isLive,
    isReady: isLive && isSound && notLoaded.length === 0,
    catalog,
    warehouse,
    metrics: declaredMetrics(model).length,
    datasets: model.datasets.size,
    notLoaded,
    lastLoad,
    isLoading: loading.isBusy(),
    loadFailure: loads.failure(),
    runningQueries: snapshots.leases(),
    lastChange: change,
  };
}
