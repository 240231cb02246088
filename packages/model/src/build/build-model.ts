import type { Diagnostic } from '@plumbline/diagnostics';
import type { Dataset } from '../dataset.ts';
import { addLabel } from '../graph/add-label.ts';
import type { Model } from '../model.ts';
import type { Defined, Definitions } from '../workspace/definitions.ts';
import { inOrder } from '../workspace/in-order.ts';
import type { DatasetDefinition } from '../workspace/schema/dataset.ts';
import { DEFINITION_LISTS, type ListKey } from '../workspace/schema/definition-lists.ts';
import { LIST_KINDS } from '../workspace/schema/list-kinds.ts';
import { type Building, type Draft, markBroken } from './building.ts';
import { draftDataset, soundDatasets } from './datasets/draft-datasets.ts';
import { draftHierarchies } from './datasets/draft-hierarchies.ts';
import { draftRelationships } from './datasets/draft-relationships.ts';
import { settleBridges } from './datasets/settle-bridges.ts';
import { inCalendar, settleCalendars, withUniqueCloses } from './datasets/settle-calendars.ts';
import { settleDataset } from './datasets/settle-dataset.ts';
import { settleDimensions } from './datasets/settle-dimensions.ts';
import { inEntityCalendar, settleEntityCalendars } from './datasets/settle-entity-calendars.ts';
import { settleHierarchies } from './datasets/settle-hierarchies.ts';
import { settleRelationships } from './datasets/settle-relationships.ts';
import { type DraftsByDataset, draftFields } from './fields/draft-fields.ts';
import { dropUnreachableFields } from './fields/drop-unreachable-fields.ts';
import { typeFields } from './fields/type-fields.ts';
import { checkTermTexts } from './glossary/check-term-texts.ts';
import { settleGlossary } from './glossary/settle-glossary.ts';
import type { InspectedColumn } from './inspected-column.ts';
import { checkAlerts } from './later/check-alerts.ts';
import { checkPolicies } from './later/check-policies.ts';
import { checkReferences } from './later/check-references.ts';
import { noteLater } from './later/note-later.ts';
import { checkCompany } from './metrics/check-company.ts';
import { checkEndings } from './metrics/check-endings.ts';
import { settleMetrics } from './metrics/settle-metrics.ts';
import { settlePolicies } from './metrics/settle-policies.ts';
import { settleReconciliations } from './metrics/settle-reconciliations.ts';
import { settleRollups } from './metrics/settle-rollups.ts';
import { checkCodesAndLabels, collectLabels, nameDefinitions } from './name-definitions.ts';
import { settleRates } from './settle-rates.ts';
import { draftStatement } from './statements/draft-statement.ts';
import { toWorkspace } from './to-workspace.ts';

/** Resolves and type-checks everything. `inspected`: columns by dataset, where known. Always returns the largest model that is sound. */
export function buildModel(
  definitions: Definitions,
  inspected: ReadonlyMap<string, readonly InspectedColumn[]>,
): { readonly model: Model; readonly diagnostics: readonly Diagnostic[] } {
  const building = startBuilding(definitions, inspected);
  const datasets = soundDatasets(building);
  const draft = draftModel(building, datasets);
  const drafts: DraftsByDataset = new Map();
  for (const dataset of datasets) drafts.set(dataset.value.name, draftFields(building, dataset, drafts));
  labelFields(building, drafts);
  typeFields({ building, draft, drafts });
  const joined: Draft = { ...draft, relationships: settleRelationships(building, draft) };
  dropUnreachableFields(building, joined);
  const model = settleDatasets(building, joined, datasets);
  settleDimensions(building, model);
  const reach = settleMetrics(building, model);
  checkEndings(building, model);
  checkCompany(building, model);
  checkReferences(building, model, reach);
  settleRollups(building, model);
  settleReconciliations(building, model);
  checkTermTexts(building);
  settleGlossary(building, model);
  settlePolicies(building, model);
  checkPolicies(building, model, reach);
  checkAlerts(building, model);
  noteLater(building);
  return { model, diagnostics: inOrder(building.diagnostics) };
}

function startBuilding(definitions: Definitions, inspected: Building['inspected']): Building {
  const diagnostics: Diagnostic[] = [];
  const named = nameDefinitions(definitions, diagnostics);
  checkCodesAndLabels(named, diagnostics);
  const building: Building = {
    definitions,
    inspected,
    named,
    labels: collectLabels(named),
    diagnostics,
    broken: new Set(),
    untyped: new Set(),
  };
  for (const key of Object.keys(DEFINITION_LISTS) as ListKey[]) {
    for (const name of definitions.broken[key])
      if (!named[key].has(name)) markBroken(building, LIST_KINDS[key], name);
  }
  return building;
}

function labelFields({ labels }: Building, drafts: DraftsByDataset): void {
  for (const fields of drafts.values()) {
    for (const { dataset, name, label } of fields.values())
      addLabel(labels, label, { kind: 'field', name: `${dataset}.${name}` });
  }
}

function draftModel(building: Building, datasets: readonly Defined<DatasetDefinition>[]): Draft {
  return {
    workspace: toWorkspace(building.definitions.workspace?.value ?? null),
    datasets: new Map(datasets.map((dataset) => [dataset.value.name, draftDataset(dataset)])),
    relationships: draftRelationships(building, datasets),
    dimensions: new Map(),
    metrics: new Map(),
    glossary: new Map(),
    hierarchies: draftHierarchies(building),
    statements: new Map(
      [...building.named.statements].map(([name, { value }]) => [name, draftStatement(value)]),
    ),
    bridges: new Map(),
    rollups: new Map(),
    reconciliations: new Map(),
    policies: [],
    calendars: new Map(),
    entityCalendars: new Map(),
    currencyRates: null,
  };
}

/** In the order of the files. */
function settleDatasets(
  building: Building,
  draft: Draft,
  datasets: readonly Defined<DatasetDefinition>[],
): Draft {
  const settled = new Map<string, Dataset>();
  const sound = new Set(datasets);
  for (const defined of building.named.datasets.values()) {
    if (!sound.has(defined)) continue;
    const dataset = settleDataset(building, draft, defined);
    if (dataset === null) markBroken(building, 'dataset', defined.value.name);
    else settled.set(dataset.name, dataset);
  }
  const isKept = (name: string) => settled.has(name);
  const relationships = draft.relationships.filter((one) => isKept(one.from) && isKept(one.to));
  const calendars = settleCalendars(building, settled);
  const entityCalendars = settleEntityCalendars(building, settled);
  for (const dataset of settled.values()) {
    const defined = building.named.datasets.get(dataset.name);
    const dated = withUniqueCloses(inCalendar(dataset, defined?.value.calendar, calendars), calendars);
    settled.set(
      dataset.name,
      inEntityCalendar(building, dated, { defined, calendars: entityCalendars, relationships }),
    );
  }
  return {
    ...draft,
    datasets: settled,
    calendars,
    entityCalendars,
    bridges: settleBridges(building, { ...draft, datasets: settled, relationships }),
    currencyRates: settleRates(building, { ...draft, datasets: settled }),
    hierarchies: settleHierarchies(building, { ...draft, datasets: settled }),
    relationships,
  };
}
