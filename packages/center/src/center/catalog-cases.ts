import { PlumblineError } from '@plumbline/diagnostics';
import { lineageSeen } from '../definition/lineage-seen.ts';
import { metricDefinition } from '../definition/metric-definition.ts';
import { metricVersions } from '../definition/metric-versions.ts';
import { termEntries } from '../glossary/term-entries.ts';
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
import type { Served } from './served.ts';
import { type Sight, sightOf, unanswered } from './sight.ts';
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
  | 'glossary'
  | 'hierarchies'
  | 'hierarchyMembers'
  | 'search';

/** What is defined, as far as the principal may see it. */
export function catalogCases(workings: Workings): Pick<Center, CatalogCase> {
  const { snapshots } = workings;
  const mayRead = (principal: Principal) => isPermitted(principal, 'read');
  const sightFor = (principal: Principal): Sight | null =>
    mayRead(principal) ? sightOf(snapshots.current(), principal) : null;
  const seen = <T>(principal: Principal, nothing: T, show: (served: Served) => T): T => {
    const sight = sightFor(principal);
    return sight === null ? nothing : show(sight.served);
  };
  return {
    metrics: (principal) => {
      const sight = sightFor(principal);
      return sight === null ? [] : metricEntries(sight);
    },
    metric: (principal, name) => {
      const sight = sightFor(principal);
      return sight === null ? null : metricEntry(sight, name);
    },
    metricTree: (principal, name) => seen(principal, null, ({ model }) => metricTree(model, name)),
    metricVersions: async (principal, name) => {
      const sight = sightFor(principal);
      if (sight?.served.model.metrics.has(name) !== true) return null;
      // What was written before may name what is hidden today.
      return sight.access === null ? metricVersions(workings, name) : [];
    },
    metricDefinition: async (principal, name) => {
      const sight = sightFor(principal);
      return sight === null ? null : metricDefinition(workings, { principal, name, sight });
    },
    metricLineage: (principal, name) => {
      const sight = sightFor(principal);
      return sight === null ? null : lineageSeen(sight, name);
    },
    dimensions: (principal, metrics) => {
      const nothing = { items: [], diagnostics: refusalOf(principal, 'read') };
      return seen(principal, nothing, ({ model }) => dimensionEntries(model, metrics));
    },
    values: (principal, ref, options) => dimensionValues(workings, { principal, ref, ...options }),
    datasets: async (principal) => {
      const sight = sightFor(principal);
      if (sight === null) return [];
      const { access } = sight;
      const entries = await datasetEntries(workings);
      // Of a dataset of which somebody sees some rows it is not told how many there are.
      return access === null ? entries : entries.filter(({ name }) => access.rows.get(name) === null);
    },
    statements: (principal) => seen(principal, [], statementEntries),
    reconciliations: (principal) => {
      const sight = knowsDefinitions(principal) ? sightOf(snapshots.current(), principal) : null;
      return sight === null ? [] : [...sight.served.model.reconciliations.values()];
    },
    glossary: (principal) => seen(principal, Promise.resolve([]), ({ model }) => termEntries(model)),
    hierarchies: (principal) => seen(principal, { organisation: null, items: [] }, hierarchyEntries),
    hierarchyMembers: async (principal, asked) => {
      permit(principal, 'query');
      const refused = unanswered(snapshots.current(), principal);
      if (refused.length > 0) throw new PlumblineError(refused);
      return hierarchyMembers(workings, { principal, ...asked });
    },
    search: (principal, asked) => search(workings, { principal, ...asked }),
  };
}
