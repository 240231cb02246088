import { queryOptions } from '@tanstack/react-query';
import { call } from './server.ts';

export function definitionQuery(name: string) {
  return queryOptions({
    queryKey: ['definition', name],
    queryFn: ({ signal }) => call('metricDefinition', { path: { name }, signal }),
  });
}

export function versionsQuery(name: string) {
  return queryOptions({
    queryKey: ['versions', name],
    queryFn: ({ signal }) => call('metricVersions', { path: { name }, signal }),
  });
}

export function lineageQuery(name: string) {
  return queryOptions({
    queryKey: ['lineage', name],
    queryFn: ({ signal }) => call('metricLineage', { path: { name }, signal }),
  });
}
