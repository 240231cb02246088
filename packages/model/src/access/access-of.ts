import type { Withheld } from '../dataset.ts';
import type { RowExpr } from '../formula/row-expression.ts';
import type { Model, Relationship } from '../model.ts';
import type { Access, Asker } from './access.ts';
import { companyMetrics } from './company-metrics.ts';
import { conditionsOf } from './conditions-of.ts';
import { seenCalendar } from './seen-calendar.ts';
import { visibleMetrics } from './visible-metrics.ts';
import { visibleModel } from './visible-model.ts';
import { withheldFields } from './withheld-fields.ts';

export type { Access, Asker } from './access.ts';

/** People of one model that are remembered; the oldest goes first. */
const MOST_KNOWN = 200;
const known = new WeakMap<Model, Map<string, Access>>();

/** What the policies of somebody's roles let them see. Without a policy that is nothing. */
export function accessOf(model: Model, asker: Asker): Access {
  const of = known.get(model) ?? new Map<string, Access>();
  known.set(model, of);
  const key = JSON.stringify([[...asker.roles].sort(), asker.attributes]);
  const found = of.get(key) ?? makeAccess(model, asker);
  of.delete(key);
  of.set(key, found);
  const [oldest] = of.keys();
  if (of.size > MOST_KNOWN && oldest !== undefined) of.delete(oldest);
  return found;
}

function makeAccess(model: Model, asker: Asker): Access {
  const policies = model.policies.filter(({ roles }) => roles.some((role) => asker.roles.includes(role)));
  const rows = conditionsOf(model, policies, asker);
  const withheld = withheldFields(model, policies, rows);
  const { visible: metrics, opaque } = visibleMetrics(model, policies, { rows, withheld });
  const calendars = new Map(
    [...model.calendars].map(([name, one]) => [name, seenCalendar(one, rows, withheld)]),
  );
  return {
    whole: model,
    visible: visibleModel({ ...model, calendars }, { rows, withheld, metrics }),
    readable: readableModel({ ...model, calendars }, rows, withheld),
    rows,
    opaque,
  };
}

/** A row whose target is hidden points to nothing, whatever a definition says of all rows. */
function readableModel(
  model: Model,
  rows: ReadonlyMap<string, RowExpr | null>,
  withheld: ReadonlyMap<string, Withheld>,
): Model {
  const loose = (step: Relationship): Relationship =>
    rows.get(step.to) === null ? step : { ...step, required: false };
  return {
    ...model,
    metrics: new Map([...model.metrics, ...companyMetrics(model, rows)]),
    relationships: model.relationships.map(loose),
    bridges: new Map(
      [...model.bridges].map(([name, bridge]) => [
        name,
        { ...bridge, from: loose(bridge.from), to: loose(bridge.to) },
      ]),
    ),
    datasets: new Map(
      [...model.datasets].map(([name, dataset]) => {
        const own = withheld.get(name);
        return [name, own === undefined ? dataset : { ...dataset, withheld: own }];
      }),
    ),
  };
}
