import { rollupTables } from '@plumbline/compiler';
import type { Model } from '@plumbline/model';
import { memberDay } from './member-day.ts';
import { plannedFacts } from './planned-facts.ts';

/** The field of a dataset whose days some rollup is kept by: of its own rows, or of a union that it is a member of. */
export function dayFieldFor(dataset: string, model: Model): string | undefined {
  if (model.rollups.size === 0) return undefined;
  const kept = rollupTables(model, plannedFacts(model)).filter((one) => one.dataset === dataset);
  return kept.find(({ dayField }) => dayField !== null)?.dayField ?? dayFieldOfUnions(dataset, model);
}

function dayFieldOfUnions(dataset: string, model: Model): string | undefined {
  for (const { name, source } of model.datasets.values()) {
    const member = source.kind === 'union' ? source.members.findIndex((one) => one.dataset === dataset) : -1;
    const field = member < 0 ? undefined : dayFieldFor(name, model);
    const own = field === undefined ? null : memberDay(model, { dataset: name, field }, member);
    if (own !== null) return own;
  }
  return undefined;
}
