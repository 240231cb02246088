import type { Dataset, Withheld } from '../dataset.ts';
import { resolveDimension } from '../formula/resolve-dimension.ts';
import { scopeOf } from '../graph/scope-of.ts';
import type { Bridge, Hierarchy, Metric, Model } from '../model.ts';
import { visibleTerms } from './visible-terms.ts';

export interface Seen {
  readonly rows: ReadonlyMap<string, unknown>;
  readonly withheld: ReadonlyMap<string, Withheld>;
  readonly metrics: ReadonlyMap<string, Metric>;
}

/** The part of a model that somebody may name. What is left out is not known to exist. */
export function visibleModel(model: Model, seen: Seen): Model {
  const isOpen = (dataset: string) => seen.rows.has(dataset);
  const isSeen = ({ dataset, field }: { readonly dataset: string; readonly field: string }) => {
    const { hidden, masked } = seen.withheld.get(dataset) ?? {};
    return isOpen(dataset) && hidden?.has(field) !== true && masked?.has(field) !== true;
  };
  const kept = <T>(map: ReadonlyMap<string, T>, keep: (value: T) => boolean) =>
    new Map([...map].filter(([, value]) => keep(value)));
  const visible: Model = {
    ...model,
    metrics: seen.metrics,
    datasets: new Map(
      [...kept(model.datasets, ({ name }) => isOpen(name))].map(([name, dataset]) => [
        name,
        visibleDataset(dataset, seen.withheld.get(name)),
      ]),
    ),
    relationships: model.relationships.filter(({ from, to }) => isOpen(from) && isOpen(to)),
    dimensions: new Map(
      [...model.dimensions].flatMap(([name, dimension]) => {
        const fields = dimension.fields.filter(({ dataset }) => isOpen(dataset));
        return fields.length > 0 && fields.every(isSeen) ? [[name, { ...dimension, fields }]] : [];
      }),
    ),
    hierarchies: kept(model.hierarchies, (one) => fieldsOf(one).every(isSeen)),
    statements: new Map(
      [...model.statements].flatMap(([name, statement]) => {
        const lines = statement.lines.filter(({ metric }) => seen.metrics.has(metric));
        return lines.length > 0 ? [[name, { ...statement, lines }]] : [];
      }),
    ),
    bridges: kept(model.bridges, (bridge) => sidesOf(bridge).every(isOpen)),
    calendars: kept(model.calendars, ({ dataset }) => isOpen(dataset)),
    entityCalendars: kept(model.entityCalendars, ({ dataset }) => isOpen(dataset)),
    currencyRates:
      model.currencyRates !== null && isOpen(model.currencyRates.dataset) ? model.currencyRates : null,
    rollups: new Map(),
    policies: [],
  };
  return { ...visible, reconciliations: knownPairs(visible), glossary: visibleTerms(model, visible) };
}

/** Its own roles for fields that are hidden are not told of either. */
function visibleDataset(dataset: Dataset, withheld: Withheld | undefined): Dataset {
  if (withheld === undefined) return dataset;
  const { hidden, masked } = withheld;
  const isSeen = (field: string) => !hidden.has(field) && !masked.has(field);
  const { primaryKey, keyOf, time } = dataset;
  const isOwn = time?.kind === 'field' && time.dataset === dataset.name;
  return {
    ...dataset,
    fields: new Map([...dataset.fields].filter(([name]) => isSeen(name))),
    primaryKey: primaryKey.every(isSeen) ? primaryKey : [],
    keyOf: keyOf !== null && isSeen(keyOf) ? keyOf : null,
    time: isOwn && !isSeen(time.field) ? null : time,
    withheld: { hidden: new Set(), masked },
  };
}

function fieldsOf(hierarchy: Hierarchy): readonly { readonly dataset: string; readonly field: string }[] {
  if (hierarchy.kind === 'levels') return hierarchy.levels;
  const { dataset, key, parent } = hierarchy;
  return [
    { dataset, field: key },
    { dataset, field: parent },
  ];
}

function sidesOf({ from, to }: Bridge): readonly string[] {
  return [from.from, from.to, to.from, to.to];
}

function knownPairs(visible: Model): Model['reconciliations'] {
  const scope = scopeOf({ ...visible });
  return new Map(
    [...visible.reconciliations].filter(
      ([, { left, right, by }]) =>
        visible.metrics.has(left) &&
        visible.metrics.has(right) &&
        by.every((text) => 'ref' in resolveDimension(text, scope)),
    ),
  );
}
