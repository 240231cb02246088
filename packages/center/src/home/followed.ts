import { didYouMean, PlumblineError, report } from '@plumbline/diagnostics';
import { type Metric, type Model, namesIn } from '@plumbline/model';
import type { Principal } from '../center/principal.ts';
import { modelSeen } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { handOut } from '../inbox/hand-out.ts';
import { knowsDefinitions, permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';

const MOST_OFFERED = 8;

export interface Followed {
  readonly metrics: readonly string[];
  /** The person has not chosen yet. */
  readonly isDefault: boolean;
}

/** The metrics a person follows, without those that no longer exist. */
export async function followed(workings: Workings, principal: Principal): Promise<Followed> {
  if (!knowsDefinitions(principal)) return { metrics: [], isDefault: true };
  const model = modelSeen(workings.snapshots.current(), principal);
  const chosen = await workings.holder.store.follows.of(principal.user);
  if (chosen === null) return { metrics: offered(model), isDefault: true };
  return { metrics: chosen.filter((name) => model.metrics.has(name)), isDefault: false };
}

/** Throws PlumblineError `query/unknown-metric` for each name that is none. */
export async function follow(
  workings: Workings,
  principal: Principal,
  metrics: readonly string[],
): Promise<Followed> {
  permit(principal, 'keep');
  const model = modelSeen(workings.snapshots.current(), principal);
  const unknown = metrics.flatMap((name, i) => {
    if (model.metrics.has(name)) return [];
    const at = { kind: 'query', path: `metrics[${i}]` } as const;
    return [report('query/unknown-metric', { name }, { at, hints: didYouMean(name, model.metrics.keys()) })];
  });
  if (unknown.length > 0) throw new PlumblineError(unknown);
  const chosen = [...new Set(metrics)];
  // What happened until now is told to who followed then.
  await handOut(workings);
  const { now } = writerOf(workings, principal);
  await workings.holder.store.follows.set(principal.user, chosen, now);
  return { metrics: chosen, isDefault: false };
}

/**
 * For a person who is new: strategic metrics with a plan, first those that most others are made of; where there are none,
 * metrics with a plan.
 */
function offered({ metrics }: Model): readonly string[] {
  const uses = usesOf(metrics);
  const byUses = (a: Metric, b: Metric) => (uses.get(b.name) ?? 0) - (uses.get(a.name) ?? 0);
  const planned = [...metrics.values()].filter(({ plans }) => Object.keys(plans).length > 0);
  const strategic = planned.filter(({ attributes }) => attributes.get('layer') === 'strategic');
  const found = strategic.length > 0 ? strategic : planned;
  return found
    .toSorted(byUses)
    .slice(0, MOST_OFFERED)
    .map(({ name }) => name);
}

/** How many formulas name a metric. */
function usesOf(metrics: Model['metrics']): ReadonlyMap<string, number> {
  const names = new Map(
    [...metrics.values()].flatMap(({ name, label }) =>
      [name, label.zh, label.en].map((text) => [text, name] as const),
    ),
  );
  const uses = new Map<string, number>();
  for (const { formula } of metrics.values())
    for (const name of new Set(namesIn(formula).map(({ text }) => names.get(text))))
      if (name !== undefined) uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
}
