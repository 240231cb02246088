import { grainName, nests } from '@plumbline/calendar';
import { didYouMean, report } from '@plumbline/diagnostics';
import type { Metric } from '@plumbline/model';
import { addsUp } from '../columns/adds-up.ts';
import type { ResolvedBy, ResolvedQuery, ResolvedShare } from '../resolved-query.ts';
import { findKey, type NamedKey } from './resolve-totals.ts';
import { placeOf, type Resolving } from './resolving.ts';

interface Groupings {
  readonly by: readonly ResolvedBy[];
  readonly keys: readonly NamedKey[];
  /** Finest of `by`. */
  readonly grain: ResolvedQuery['grain'];
  readonly totals: ResolvedQuery['totals'];
}

/** What the figures are parts of; refused where they are none. */
export function resolveShare(
  to: Resolving,
  metrics: readonly Metric[],
  groupings: Groupings,
): ResolvedShare | null {
  const { share } = to.query;
  if (share === undefined) return null;
  const { within, parent } = share;
  const names = within ?? parent;
  if (names === undefined || (within !== undefined && parent !== undefined)) {
    to.diagnostics.push(report('query/share-of-what', {}, { at: placeOf(['share']) }));
    return null;
  }
  const kind = within === undefined ? 'parent' : 'within';
  const keys = names.flatMap((name, i) => keyNamed(to, groupings.keys, name, ['share', kind, i]));
  const parts = partsOf(to, metrics);
  const found: ResolvedShare = { kind, keys, metrics: parts.map(({ name }) => name) };
  refuseCrossing(to, found, groupings);
  for (const metric of parts) refuseWithoutParts(to, metric, found, groupings);
  return found;
}

/** Names of the keys that the larger cell of a grouping groups by. */
function keptOf({ kind, keys }: ResolvedShare, by: readonly string[]): readonly string[] {
  if (kind === 'within') return by.filter((name) => keys.includes(name));
  const last = keys.findLast((name) => by.includes(name));
  return by.filter((name) => name !== last);
}

function keyNamed(
  to: Resolving,
  keys: readonly NamedKey[],
  word: string,
  path: readonly (string | number)[],
): readonly string[] {
  const key = findKey(keys, word);
  if (key !== undefined) return [key.name];
  const known = keys.map(({ name }) => name);
  to.diagnostics.push(
    report(
      'query/unknown-key-column',
      { name: word, keys: known },
      { at: placeOf(path), hints: didYouMean(word, known) },
    ),
  );
  return [];
}

function partsOf(to: Resolving, metrics: readonly Metric[]): readonly Metric[] {
  const wanted = to.query.share?.metrics;
  if (wanted === undefined) return metrics;
  const names = metrics.map(({ name }) => name);
  wanted.forEach((metric, i) => {
    if (names.includes(metric)) return;
    const at = placeOf(['share', 'metrics', i]);
    const hints = didYouMean(metric, names);
    to.diagnostics.push(report('query/share-not-asked', { metric, metrics: names }, { at, hints }));
  });
  return metrics.filter(({ name }) => wanted.includes(name));
}

/** Where the finest time goes, those that stay must be one range: a year and a fiscal year are none. */
function refuseCrossing(to: Resolving, { keys }: ResolvedShare, { by, grain }: Groupings): void {
  const { calendar } = to.model.workspace;
  const grains = by.flatMap((key) => (key.kind === 'time' && key.grain !== grain ? [key.grain] : []));
  const named = by.flatMap((key) => (key.kind === 'time' && keys.includes(key.name) ? [key.grain] : []));
  if (named.length === 0) return;
  for (const [i, fine] of grains.entries()) {
    const coarse = grains
      .slice(i + 1)
      .find((other) => !nests(fine, other, calendar) && !nests(other, fine, calendar));
    if (coarse === undefined) continue;
    const params = { fine: grainName(fine), coarse: grainName(coarse) };
    to.diagnostics.push(report('query/grains-do-not-nest', params, { at: placeOf(['share']) }));
    return;
  }
}

/** Only what adds up has parts; a balance has none among the days of a month. */
function refuseWithoutParts(
  to: Resolving,
  metric: Metric,
  share: ResolvedShare,
  { by, grain, totals }: Groupings,
): void {
  const { name, additive } = metric;
  const groupings = [by.map((key) => key.name), ...totals];
  const times = new Map(by.flatMap((key) => (key.kind === 'time' ? [[key.name, key.grain] as const] : [])));
  const leavesTime = groupings.some((names) => {
    const kept = keptOf(share, names);
    const left = names.filter((key) => times.has(key) && !kept.includes(key));
    const finest = names.find((key) => times.get(key) === grain);
    return left.length > 0 && (finest === undefined || left.includes(finest));
  });
  const left = by.filter(({ name: key }) =>
    groupings.some((names) => names.includes(key) && !keptOf(share, names).includes(key)),
  );
  const hasNoParts = additive === 'never' || !addsUp(metric, { by: left }, to.model);
  if (!hasNoParts && !(additive === 'not_over_time' && leavesTime)) return;
  const over = hasNoParts ? null : (grain ?? 'day');
  to.diagnostics.push(report('query/share-not-additive', { metric: name, over }, { at: placeOf(['share']) }));
}
