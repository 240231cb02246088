import type { Day } from '@plumbline/calendar';
import { formatMetric, type Metric, type MetricExpr, type Model, madeOfAny } from '@plumbline/model';
import type { ObjectName } from '@plumbline/store';
import type { Workings } from '../center/workings.ts';
import { isRule } from '../close/closing-sources.ts';
import type { SemanticChange } from './semantic-change.ts';

export interface Sides {
  readonly before: Model;
  readonly after: Model;
}

/** Whether figures of a metric up to a day are computed from what changes. */
export type Restating = (metric: string, until: Day) => boolean;

const ALWAYS = Number.NEGATIVE_INFINITY;

/** No reference leads from these to a metric, and each of its figures rests on them. */
const FOR_ALL: ReadonlySet<string> = new Set(['workspace', 'calendar', 'currency_rates']);

/** Keys of the workspace that decide no figure. */
const QUIET: ReadonlySet<string> = new Set(['workspace', 'name', 'locale', 'organisation', 'review', 'env']);

/** Formulas hold from their days on; a unit, a dataset or a rule is another one in every period at once. */
export async function restatingOf(
  { holder }: Workings,
  { changes, before, after }: Sides & { readonly changes: readonly SemanticChange[] },
): Promise<Restating> {
  const sides = [before, after];
  const metrics = new Map<string, Day>();
  for (const name of changes.flatMap((change) => metricsIn(change, sides))) {
    const day = firstDifference(before.metrics.get(name), after.metrics.get(name));
    if (day !== null) metrics.set(name, day);
  }
  const rules = changes.filter((one) => one.change !== 'added' && isDeciding(one));
  if (rules.some(({ kind }) => FOR_ALL.has(kind))) return () => true;
  const datasets = new Set(rules.flatMap(({ kind, id }) => (kind === 'dataset' ? [id] : [])));
  const named = rules.filter(isRule).map(({ kind, id }) => ({ kind, id }));
  for (const { kind, id, isDirect } of await holder.store.references.impact(named)) {
    if (isDirect && kind === 'dataset') datasets.add(id);
    if (isDirect) for (const name of metricsIn({ kind, id }, sides)) metrics.set(name, ALWAYS);
  }
  const joins = rules.flatMap((rule) => sides.flatMap((model) => joinsOf(model, rule)));
  return byDay(sides, { metrics, datasets, joins });
}

/** Other definitions than of metrics and lines that figures are computed by. */
function isDeciding({ kind, isCosmetic, aspects }: SemanticChange): boolean {
  if (isCosmetic || !(kind === 'dataset' || isRule({ kind }))) return false;
  return kind !== 'workspace' || aspects.some(({ aspect }) => !QUIET.has(aspect.split('.')[0] ?? ''));
}

/** A metric, or the lines of a statement. */
function metricsIn({ kind, id }: ObjectName, models: readonly Model[]): readonly string[] {
  if (kind === 'metric') return [id];
  if (kind !== 'statement') return [];
  const lines = models.flatMap(({ metrics }) => [...metrics.values()]);
  return lines.flatMap(({ name, statement }) => (statement === id ? [name] : []));
}

function joinsOf(
  { relationships, bridges }: Model,
  { kind, id }: ObjectName,
): readonly (readonly [string, string])[] {
  const bridge = kind === 'bridge' ? bridges.get(id) : undefined;
  const found = kind === 'relationship' ? relationships.filter(({ name }) => name === id) : [];
  const steps = bridge === undefined ? found : [bridge.from, bridge.to];
  return steps.map(({ from, to }) => [from, to] as const);
}

interface Changed {
  /** The first day on which its figures are made otherwise. */
  readonly metrics: ReadonlyMap<string, Day>;
  readonly datasets: ReadonlySet<string>;
  readonly joins: readonly (readonly [string, string])[];
}

/** What is made of them is looked up once for a day, and once for days up to which the same have changed. */
function byDay(models: readonly Model[], { metrics, datasets, joins }: Changed): Restating {
  const ofDay = new Map<Day, (metric: string) => boolean>();
  const ofCount = new Map<number, (metric: string) => boolean>();
  return (metric, until) => {
    const known = ofDay.get(until);
    if (known !== undefined) return known(metric);
    const names = [...metrics].flatMap(([name, day]) => (day <= until ? [name] : []));
    const made = () => models.map((model) => madeOfAny(model, { metrics: new Set(names), datasets, joins }));
    const isMade = ofCount.get(names.length) ?? anyOf(made());
    ofCount.set(names.length, isMade);
    ofDay.set(until, isMade);
    return isMade(metric);
  };
}

function anyOf(tests: readonly ((metric: string) => boolean)[]): (metric: string) => boolean {
  return (metric) => tests.some((test) => test(metric));
}

/** Null: its figures are made as they were on every day. Nothing rests on what was not there. */
function firstDifference(old: Metric | undefined, next: Metric | undefined): Day | null {
  if (old === undefined) return null;
  if (next === undefined || besideFormulas(old) !== besideFormulas(next)) return ALWAYS;
  const days = [old, next].flatMap(({ expr }) => formulasOf(expr).map(({ from }) => from));
  return days.toSorted((a, b) => a - b).find((day) => textOn(old, day) !== textOn(next, day)) ?? null;
}

function besideFormulas({ unit, type, time, empty }: Metric): string {
  return JSON.stringify([unit, type, time, empty]);
}

function formulasOf(expr: MetricExpr): readonly { readonly from: Day; readonly expr: MetricExpr }[] {
  if (expr.kind !== 'in_force') return [{ from: ALWAYS, expr }];
  return expr.options.map(({ from, expr }) => ({ from: from ?? ALWAYS, expr }));
}

function textOn({ expr }: Metric, day: Day): string {
  const found = formulasOf(expr).findLast(({ from }) => from <= day);
  return found === undefined ? '' : formatMetric(found.expr);
}
