import type { Health } from '@plumbline/center';
import type { Wire } from '@plumbline/client';
import { report } from '@plumbline/diagnostics';
import { jsonResponse } from '../http/json-response.ts';
import { problemResponse } from '../http/problem.ts';
import type { OpenHandler } from './call-handler.ts';

export const healthCall: OpenHandler = async (_, { version }) =>
  jsonResponse('Health', { status: 'ok', version });

export const readinessCall: OpenHandler = async ({ locale }, { center, isDraining }) => {
  if (isDraining()) return problemResponse([report('server/shutting-down', {})], locale);
  const health = await center.health();
  if (!health.isReady) {
    const failed = (['catalog', 'warehouse'] as const).filter((part) => health[part] !== 'ok');
    // Anyone may ask: which datasets there are is told to who may know of them.
    const parts = [...failed, ...(health.notLoaded.length === 0 ? [] : ['data'])];
    const part = parts.length === 0 ? 'definitions' : parts.join(', ');
    return problemResponse([report('server/not-ready', { part })], locale);
  }
  // How many metrics and datasets there are is for those who see them.
  return jsonResponse('Readiness', {
    ready: true,
    catalog: health.catalog,
    warehouse: health.warehouse,
    last_load: health.lastLoad,
    loading: health.isLoading,
    failed_load: failedLoad(health),
  });
};

/** Anyone may ask, so that codes are told and neither names nor paths. */
function failedLoad({ loadFailure }: Health): Wire<'Readiness'>['failed_load'] {
  if (loadFailure === null) return null;
  const { since, diagnostics } = loadFailure;
  return { since, codes: [...new Set(diagnostics.map(({ code }) => code))] };
}
