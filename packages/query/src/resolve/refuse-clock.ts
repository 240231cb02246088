import { type Diagnostic, report } from '@plumbline/diagnostics';
import { type Child, type DimensionRef, formatDimension, type Metric, type Model } from '@plumbline/model';
import { isClockGrain, type Key } from './resolve-by.ts';
import { placeOf, type Resolving } from './resolving.ts';
import { formulaNodes, nameOf } from './time/formula-nodes.ts';

/** Forms that read another range than the hour that the row is of. */
const MOVING: ReadonlySet<string> = new Set([
  'prior',
  'growth',
  'to_date',
  'trailing',
  'at',
  'closing',
  'opening',
  'average_balance',
  'annualize',
  'fact',
]);

/** `max(m per hour)`, `share(m, within: hour)`: ranges are made of days, whatever the keys. */
export function refuseClockMembers(to: Resolving, metrics: readonly Metric[]): void {
  metrics.forEach((metric, i) => {
    const feature = clockMember(metric, to.model);
    if (feature !== null)
      to.diagnostics.push(report('query/clock-members', { form: feature }, { at: placeOf(['metrics', i]) }));
  });
}

/** A metric belongs to one model: its formula is searched once. */
const found = new WeakMap<Metric, string | null>();

function clockMember(metric: Metric, model: Model): string | null {
  const known = found.get(metric);
  if (known !== undefined) return known;
  const feature = findClockMember(metric, model);
  found.set(metric, feature);
  return feature;
}

function findClockMember(metric: Metric, model: Model): string | null {
  for (const { node } of formulaNodes([nameOf(metric)], model)) {
    const clock = membersOf(node).find((ref) => ref.kind === 'grain' && isClockGrain(ref.grain));
    if (clock !== undefined) return `${node.expr.kind} ${formatDimension(clock)}`;
  }
  return null;
}

function membersOf({ expr }: Child): readonly DimensionRef[] {
  if (expr.kind === 'per' || expr.kind === 'members') return expr.per;
  return expr.kind === 'total' || expr.kind === 'share' ? expr.within : [];
}

/** Hours and minutes hold their own rows; what reads another range would read one of days. */
export function refuseClock(to: Resolving, keys: readonly Key[], metrics: readonly Metric[]): void {
  const clock = keys.find(
    (key) => key.kind === 'dimension' && key.ref.kind === 'grain' && isClockGrain(key.ref.grain),
  );
  if (clock === undefined) return;
  const { query } = to;
  const later = (form: string): Diagnostic =>
    report('query/clock-range', { grain: clock.text, form }, { at: placeOf(['by', clock.index]) });
  if ((query.compare ?? []).length > 0) to.diagnostics.push(later('compare'));
  if (query.fill === true) to.diagnostics.push(later('fill'));
  if (query.others === true) to.diagnostics.push(later('others'));
  const roots: readonly Child[] = metrics.map(nameOf);
  const refused = new Map<string, Diagnostic>();
  for (const { node, times } of formulaNodes(roots, to.model)) {
    const { expr } = node;
    if (MOVING.has(expr.kind)) refused.set(expr.kind, later(expr.kind));
    if (expr.kind !== 'aggregate') continue;
    const time = times.at(-1) ?? to.model.datasets.get(expr.dataset)?.time ?? null;
    if (time === null || isTimestamp(time, to.model)) continue;
    const params = { field: formatDimension(time), part: clock.text };
    refused.set(
      expr.dataset,
      report('query/part-needs-timestamp', params, { at: placeOf(['by', clock.index]) }),
    );
  }
  to.diagnostics.push(...refused.values());
}

function isTimestamp(ref: DimensionRef, { datasets, dimensions }: Model): boolean {
  if (ref.kind === 'grain' || ref.kind === 'cohort') return false;
  if (ref.kind === 'conformed') return dimensions.get(ref.name)?.type.kind === 'timestamp';
  return datasets.get(ref.dataset)?.fields.get(ref.field)?.type.kind === 'timestamp';
}
