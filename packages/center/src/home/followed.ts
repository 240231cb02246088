import { didYouMean, PlumblineError, report } from '@plumbline/diagnostics';
import { type Metric, type Model, namesIn } from '@plumbline/model';
import { plansOf, rowPlans } from '@plumbline/query';
import type { Principal } from '../center/principal.ts';
import { isWhole } from '../center/served.ts';
import { modelSeen } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { handOut } from '../inbox/hand-out.ts';
import { knowsDefinitions, permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';

const MOST_OFFERED = 8;
const MOST_METRICS = 200;

export interface Followed {
  readonly metrics: readonly string[];
  /** The person has not chosen yet. */
  readonly isDefault: boolean;
  /** How many they have chosen that are not there any more, or not for them. */
  readonly unseen: number;
}

/** The metrics a person follows, without those that they do not see, or not any more. */
export async function followed(workings: Workings, principal: Principal): Promise<Followed> {
  if (!knowsDefinitions(principal)) return { metrics: [], isDefault: true, unseen: 0 };
  const served = workings.snapshots.current();
  const model = modelSeen(served, principal);
  const chosen = await workings.holder.store.follows.of(principal.user);
  if (chosen === null) return { metrics: offered(model), isDefault: true, unseen: 0 };
  const metrics = chosen.filter((name) => model.metrics.has(name));
  return { metrics, isDefault: false, unseen: isWhole(served) ? chosen.length - metrics.length : 0 };
}

interface FollowedList {
  readonly metrics: readonly string[];
  /** What the person saw when they ordered it; absent: what they see now. */
  readonly read?: readonly string[] | undefined;
}

/**
 * The list in the person's order. What was followed elsewhere since it was read stays, and what the person does not see.
 * Throws PlumblineError `query/unknown-metric` for each name that is none, `talk/too-many-followed`.
 */
export async function follow(
  workings: Workings,
  principal: Principal,
  { metrics, read }: FollowedList,
): Promise<Followed> {
  permit(principal, 'keep');
  const model = modelSeen(workings.snapshots.current(), principal);
  const unknown = metrics.flatMap((name, i) => {
    if (model.metrics.has(name)) return [];
    const at = { kind: 'query', path: `metrics[${i}]` } as const;
    return [report('query/unknown-metric', { name }, { at, hints: didYouMean(name, model.metrics.keys()) })];
  });
  if (unknown.length > 0) throw new PlumblineError(unknown);
  const isSeen = (name: string) => model.metrics.has(name);
  await changeFollowed(workings, principal, (chosen) => merged({ chosen, metrics, read, isSeen }));
  return followed(workings, principal);
}

/** One more, or one less: in which list is decided when it is written. Throws PlumblineError `talk/too-many-followed`. */
export async function followOne(
  workings: Workings,
  principal: Principal,
  { metric, isFollowed }: { readonly metric: string; readonly isFollowed: boolean },
): Promise<void> {
  permit(principal, 'keep');
  // Whoever has not chosen yet goes on to see what was offered to them.
  const first = (await followed(workings, principal)).metrics;
  await changeFollowed(workings, principal, (chosen) => {
    const now = chosen ?? first;
    // Leaving what is not there chooses nothing: while definitions have errors less is offered than afterwards.
    if (!isFollowed && !now.includes(metric)) return chosen;
    if (now.includes(metric) === isFollowed) return now;
    return isFollowed ? [...now, metric] : now.filter((name) => name !== metric);
  });
}

/** Takes out what the person does not see. While definitions have errors nobody knows what that is: nothing is taken out. */
export async function forgetUnseenMetrics(workings: Workings, principal: Principal): Promise<void> {
  const served = workings.snapshots.current();
  if (!isWhole(served) || (await followed(workings, principal)).unseen === 0) return;
  const model = modelSeen(served, principal);
  await changeFollowed(workings, principal, (chosen) =>
    (chosen ?? []).filter((name) => model.metrics.has(name)),
  );
}

interface Merging extends FollowedList {
  /** Null: the person has not chosen yet. */
  readonly chosen: readonly string[] | null;
  readonly isSeen: (name: string) => boolean;
}

/** As asked, but for what somebody else has put in or taken out since it was read. */
function merged({ chosen, metrics, read, isSeen }: Merging): readonly string[] {
  const asked = [...new Set(metrics)];
  if (chosen === null) return asked;
  const known = new Set(read ?? chosen.filter(isSeen));
  const kept = asked.filter((name) => chosen.includes(name) || !known.has(name));
  return [...kept, ...chosen.filter((name) => !known.has(name) && !kept.includes(name))];
}

async function changeFollowed(
  workings: Workings,
  principal: Principal,
  /** Null: nothing is written. */
  make: (chosen: readonly string[] | null) => readonly string[] | null,
): Promise<void> {
  // What happened until now is told to who followed then.
  await handOut(workings);
  const { now } = writerOf(workings, principal);
  await workings.holder.store.follows.change(
    principal.user,
    (chosen) => {
      const next = make(chosen);
      // Whoever has more already may still take some out.
      if (next !== null && next.length > MOST_METRICS && next.length > (chosen?.length ?? 0))
        throw new PlumblineError([report('talk/too-many-followed', { most: MOST_METRICS })]);
      return next;
    },
    now,
  );
}

/**
 * For a person who is new: strategic metrics with a plan, first those that most others are made of; where there are none,
 * metrics with a plan.
 */
function offered(model: Model): readonly string[] {
  const { metrics } = model;
  const uses = usesOf(metrics);
  const byUses = (a: Metric, b: Metric) => (uses.get(b.name) ?? 0) - (uses.get(a.name) ?? 0);
  const planned = [...metrics.values()].filter(
    (metric) => plansOf({ named: metric.plans, among: rowPlans(model, metric) }).length > 0,
  );
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
