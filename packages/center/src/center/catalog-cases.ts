import { PlumblineError } from '@plumbline/diagnostics';
import { lineageOf } from '../definition/lineage.ts';
import { metricDefinition } from '../definition/metric-definition.ts';
import { metricVersions } from '../definition/metric-versions.ts';
import { hierarchyEntries } from '../hierarchies/hierarchy-entries.ts';
import { hierarchyMembers } from '../hierarchies/hierarchy-members.ts';
import { search } from '../search/search.ts';
import type { Center } from './center.ts';
import { datasetEntries } from './dataset-entries.ts';
import { dimensionEntries } from './dimension-entries.ts';
import { dimensionValues } from './dimension-values.ts';
import { metricEntries, metricEntry } from './metric-entries.ts';
import { metricTree } from './metric-tree.ts';
import type { Principal } from './principal.ts';
import { isAdministrator, refusalOf } from './require-administrator.ts';
import type { Served } from './served.ts';
import { sightOf, unanswered } from './sight.ts';
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
  const seen = <T>(principal: Principal, nothing: T, show: (served: Served) => T): T => {
    const sight = sightOf(snapshots.current(), principal);
    return sight === null ? nothing : show(sight.served);
  };
  return {
    metrics: (principal) => seen(principal, [], metricEntries),
    metric: (principal, name) => seen(principal, null, (served) => metricEntry(served, name)),
    metricTree: (principal, name) => seen(principal, null, (served) => metricTree(served.model, name)),
    metricVersions: async (principal, name) =>
      isAdministrator(principal) && model().metrics.has(name) ? metricVersions(workings, name) : null,
    metricDefinition: async (principal, name) =>
      isAdministrator(principal) ? metricDefinition(workings, { principal, name }) : null,
    metricLineage: (principal, name) => (isAdministrator(principal) ? lineageOf(model(), name) : null),
    dimensions: (principal, metrics) => {
      const nothing = { items: [], diagnostics: refusalOf(principal, 'dimensions') };
      return seen(principal, nothing, (served) => dimensionEntries(served.model, metrics));
    },
    values: (principal, ref, options) => dimensionValues(workings, { principal, ref, ...options }),
    datasets: async (principal) => (isAdministrator(principal) ? datasetEntries(workings) : []),
    statements: (principal) => seen(principal, [], statementEntries),
    reconciliations: (principal) =>
      seen(principal, [], (served) => [...served.model.reconciliations.values()]),
    hierarchies: (principal) => seen(principal, { organisation: null, items: [] }, hierarchyEntries),
    hierarchyMembers: async (principal, asked) => {
      const refused = unanswered(snapshots.current(), principal);
      if (refused.length > 0) throw new PlumblineError(refused);
      return hierarchyMembers(workings, { principal, ...asked });
    },
    search: (principal, asked) => search(workings, { principal, ...asked }),
  };
}
