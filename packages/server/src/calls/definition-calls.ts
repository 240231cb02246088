import type { MetricDefinition, MetricVersion } from '@plumbline/center';
import type { Wire } from '@plumbline/client';
import { jsonResponse } from '../http/json-response.ts';
import type { CallHandler } from './call-handler.ts';
import { noMetric } from './no-metric.ts';

export const metricVersionsCall: CallHandler = async ({ caller, params, locale }, { center }) => {
  const { name = '' } = params;
  const versions = await center.metricVersions(caller.principal, name);
  if (versions === null) return noMetric(name, center, caller.principal, locale);
  return jsonResponse('MetricVersionList', { name, versions: versions.map(wireVersion) });
};

export const metricDefinitionCall: CallHandler = async ({ caller, params, locale }, { center }) => {
  const { name = '' } = params;
  const found = await center.metricDefinition(caller.principal, name);
  if (found === null) return noMetric(name, center, caller.principal, locale);
  return jsonResponse('MetricDefinition', wireDefinition(found));
};

export const metricLineageCall: CallHandler = async ({ caller, params, locale }, { center }) => {
  const { name = '' } = params;
  const found = center.metricLineage(caller.principal, name);
  if (found === null) return noMetric(name, center, caller.principal, locale);
  return jsonResponse('Lineage', { nodes: [...found.nodes], edges: [...found.edges] });
};

function wireVersion(version: MetricVersion): Wire<'MetricVersionList'>['versions'][number] {
  const { effectiveFrom, effectiveTo, recordedAt, recordedBy, isCosmetic, isCurrent, changes, ...rest } =
    version;
  return {
    ...rest,
    effective_from: effectiveFrom,
    effective_to: effectiveTo,
    recorded_at: recordedAt,
    recorded_by: recordedBy,
    changes: changes.map((change) => ({ ...change })),
    cosmetic: isCosmetic,
    current: isCurrent,
  };
}

function wireDefinition({ parts, sources, usedBy, ...rest }: MetricDefinition): Wire<'MetricDefinition'> {
  return {
    ...rest,
    parts: [...parts],
    sources: sources.map(({ fields, dataAsOf, loadedAt, isRecorded, ...source }) => ({
      ...source,
      fields: [...fields],
      data_as_of: dataAsOf,
      loaded_at: loadedAt,
      recorded: isRecorded,
    })),
    used_by: usedBy.map(({ isDirect, ...use }) => ({ ...use, direct: isDirect })),
  };
}
