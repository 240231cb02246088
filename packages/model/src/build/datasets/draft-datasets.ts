import { report } from '@plumbline/diagnostics';
import type { Dataset } from '../../dataset.ts';
import type { Text } from '../../model.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { DatasetDefinition } from '../../workspace/schema/dataset.ts';
import { type Building, isBroken, markBroken, placeOfMention, refuseUnknown } from '../building.ts';
import { dependencyOrder } from '../dependency-order.ts';
import { splitReference } from '../fields/draft-fields.ts';
import { toSource } from './to-source.ts';

/** Definitions of the datasets whose sources exist, members before the unions and distinct datasets made of them. */
export function soundDatasets(building: Building): readonly Defined<DatasetDefinition>[] {
  const all = building.named.datasets;
  const { order, cycles } = dependencyOrder(all.keys(), (name) =>
    membersOf(all.get(name)?.value).filter((member) => all.has(member)),
  );
  for (const cycle of cycles) {
    for (const name of cycle) markBroken(building, 'dataset', name);
    const origin = all.get(cycle[0] ?? '')?.origin;
    if (origin === undefined) continue;
    const at = placeOfMention({ origin, path: ['source'] });
    building.diagnostics.push(report('model/definition-cycle', { path: cycle }, { at }));
  }
  return order.flatMap((name) => {
    const dataset = all.get(name);
    if (dataset === undefined) return [];
    if (hasMembers(building, dataset) && hasConnection(building, dataset)) return [dataset];
    markBroken(building, 'dataset', name);
    return [];
  });
}

/** Datasets that a source is made of. */
function membersOf(definition: DatasetDefinition | undefined): readonly string[] {
  const { union = [], distinct = [] } = definition?.source ?? {};
  return [
    ...new Set([
      ...union.map((member) => member.dataset),
      ...distinct.map((text) => splitReference(text).dataset),
    ]),
  ];
}

function hasMembers(building: Building, { value, origin }: Defined<DatasetDefinition>): boolean {
  const names = building.named.datasets;
  const check = (dataset: string, path: readonly (string | number)[]) => {
    if (names.has(dataset) && !building.broken.has(`dataset ${dataset}`)) return true;
    if (isBroken(building, 'dataset', dataset)) {
      const params = { name: value.name, broken: dataset };
      const at = placeOfMention({ origin, path });
      building.diagnostics.push(report('model/depends-on-broken', params, { at, severity: 'note' }));
    } else refuseUnknown(building, { origin, path }, { kind: 'dataset', name: dataset }, names.keys());
    return false;
  };
  const union = (value.source.union ?? []).map((member, i) =>
    check(member.dataset, ['source', 'union', i, 'dataset']),
  );
  const distinct = (value.source.distinct ?? []).map((text, i) =>
    check(splitReference(text).dataset, ['source', 'distinct', i]),
  );
  return [...union, ...distinct].every((found) => found);
}

function hasConnection(building: Building, { value, origin }: Defined<DatasetDefinition>): boolean {
  const { connection } = value.source;
  const known = building.named.connections;
  if (connection === undefined || known.has(connection)) return true;
  refuseUnknown(
    building,
    { origin, path: ['source', 'connection'] },
    { kind: 'connection', name: connection },
    known.keys(),
  );
  return false;
}

/** A dataset with an empty map of fields, to be filled. */
export function draftDataset({ value }: Defined<DatasetDefinition>): Dataset {
  const label: Text = value.label ?? { zh: value.name, en: value.name };
  return {
    name: value.name,
    label,
    description: value.description ?? null,
    source: toSource(value.source),
    primaryKey: [],
    time: null,
    timezone: value.timezone ?? null,
    calendar: null,
    through: toThrough(value.through),
    empty: value.empty ?? null,
    snapshots: value.snapshots === true ? { when: null } : null,
    ...staleFor(value.stale_while_revalidate),
    history: null,
    span: null,
    keyOf: null,
    valid: null,
    notOver: [],
    fields: new Map(),
    tests: [],
    later: laterFeatures(value),
  };
}

function staleFor(text: string | undefined): Pick<Dataset, 'staleForMs'> {
  if (text === undefined) return {};
  const [count, unit = ''] = text.split(' ');
  return { staleForMs: Number(count) * (unit.startsWith('hour') ? 3_600_000 : 60_000) };
}

function toThrough(text: string | undefined): Dataset['through'] {
  if (text === undefined) return { kind: 'data' };
  if (text === 'today' || text === 'yesterday' || text === 'month_end' || text === 'none')
    return { kind: text };
  return { kind: 'date', date: text };
}

const LATER = ['calendar'] as const;

/** Features that are checked but evaluated by a later version. */
function laterFeatures(definition: DatasetDefinition): readonly string[] {
  return LATER.filter((feature) => definition[feature] !== undefined);
}
