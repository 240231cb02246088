import { lineageOf } from '../definition/lineage.ts';
import { metricDefinition } from '../definition/metric-definition.ts';
import { metricVersions } from '../definition/metric-versions.ts';
import { hierarchyEntries } from '../hierarchies/hierarchy-entries.ts';
import { hierarchyMembers } from '../hierarchies/hierarchy-members.ts';
import { isPermitted, knowsDefinitions, permit, refusalOf } from '../people/permit.ts';
import { search } from '../search/search.ts';
import type { Center } from './center.ts';
import { datasetEntries } from './dataset-entries.ts';
import { dimensionEntries } from './dimension-entries.ts';
import { dimensionValues } from './dimension-values.ts';
import { metricEntries, metricEntry } from './metric-entries.ts';
import { metricTree } from './metric-tree.ts';
import type { Principal } from './principal.ts';
import { statementEntries } from './statement-entries.ts';
import type { Workings } from './workings.ts';

type CatalogCase =
  | 'metrics'
  | 'metric'
  | 'metricTree'
  | 'metricVersions'
  | 'metricDefinition'
  | 'metricLineage'
  | 'dimensions'
  | 'values'
  | 'datasets'
  | 'statements'
  | 'reconciliations'
  | 'hierarchies'
  | 'hierarchyMembers'
  | 'search';

/** What is defined, as far as the principal may see it. */
export function catalogCases(workings: Workings): Pick<Center, CatalogCase> {
  const { snapshots } = workings;
  const model = () => snapshots.current().model;
  const mayRead = (principal: Principal) => isPermitted(principal, 'read');
  return {
    metrics: (principal) => (mayRead(principal) ? metricEntries(snapshots.current()) : []),
    metric: (principal, name) => (mayRead(principal) ? metricEntry(snapshots.current(), name) : null),
    metricTree: (principal, name) => (mayRead(principal) ? metricTree(model(), name) : null),
    metricVersions: async (principal, name) =>
      mayRead(principal) && model().metrics.has(name) ? metricVersions(workings, name) : null,
    metricDefinition: async (principal, name) =>
      mayRead(principal) ? metricDefinition(workings, { principal, name }) : null,
    metricLineage: (principal, name) => (mayRead(principal) ? lineageOf(model(), name) : null),
    dimensions: (principal, metrics) => {
      const diagnostics = refusalOf(principal, 'read');
      return diagnostics.length > 0 ? { items: [], diagnostics } : dimensionEntries(model(), metrics);
    },
    values: (principal, ref, options) => dimensionValues(workings, { principal, ref, ...options }),
    datasets: async (principal) => (mayRead(principal) ? datasetEntries(workings) : []),
    statements: (principal) => (mayRead(principal) ? statementEntries(snapshots.current()) : []),
    reconciliations: (principal) =>
      knowsDefinitions(principal) ? [...model().reconciliations.values()] : [],
    hierarchies: (principal) =>
      mayRead(principal) ? hierarchyEntries(snapshots.current()) : { organisation: null, items: [] },
    hierarchyMembers: async (principal, asked) => {
      permit(principal, 'query');
      return hierarchyMembers(workings, { principal, ...asked });
    },
    search: (principal, asked) => search(workings, { principal, ...asked }),
  };
}
