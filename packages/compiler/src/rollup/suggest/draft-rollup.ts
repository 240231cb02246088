import { type MemberGrain, nests } from '@plumbline/calendar';
import { fieldsIn, formatDimension, type MetricExpr, walkExpression } from '@plumbline/model';
import { type ResolvedQuery, resolveQuery } from '@plumbline/query';
import { compile } from '../../compile.ts';
import type { Serving } from './asked-question.ts';
import { type Candidate, candidateOf, factsWith, tableFor } from './candidate.ts';
import type { ReadQuestion } from './rows-read.ts';

/** Grains that rows may be kept by, the coarsest first; null: without time. */
const COARSEST_FIRST: readonly (MemberGrain | null)[] = [
  null,
  'year',
  'fiscal_year',
  'quarter',
  'fiscal_quarter',
  'month',
  'week',
  'day',
];

type Wanted = Pick<Candidate, 'metrics' | 'by'>;

/** The rollup that one question asks for: its metrics, its keys, and the coarsest grain of time that tells what any tells. */
export function draftRollup({ resolved, reads }: ReadQuestion, serving: Serving): Candidate | null {
  const keys = keysOf(resolved);
  const metrics = metricsOf(resolved);
  const drafted = (grain: MemberGrain | null) => {
    const by = [...(grain === null ? [] : [grain]), ...keys];
    const candidate = candidateOf({ metrics: askable(metrics, by, serving), by }, serving);
    const facts = factsWith(candidate.parts, [], serving.facts);
    const told = reads.filter((read) => tableFor(read, candidate.parts, { ...serving, facts }) !== null);
    return { candidate, told: told.length };
  };
  const most = Math.max(drafted(null).told, drafted('day').told);
  if (most === 0) return null;
  for (const grain of COARSEST_FIRST) {
    const { candidate, told } = drafted(grain);
    if (told === most) return candidate;
  }
  return null;
}

/** One rollup in place of two: all metrics that both keys can be asked of, by the keys of both. */
export function unionOf(a: Wanted, b: Wanted, serving: Serving): Candidate | null {
  const times = [...a.by, ...b.by].filter(isGrain);
  const keys = [...new Set([...a.by, ...b.by])].filter((key) => !isGrain(key));
  const finest = times.length === 0 ? null : finestOf(times, serving);
  const by = [...(finest === null ? [] : [finest]), ...keys];
  const all = [...new Set([...a.metrics, ...b.metrics])];
  const metrics = askable(all, by, serving);
  return metrics.length < all.length ? null : candidateOf({ metrics, by }, serving);
}

function finestOf(times: readonly MemberGrain[], { model }: Serving): MemberGrain {
  const { calendar } = model.workspace;
  return times.find((fine) => times.every((coarse) => nests(fine, coarse, calendar))) ?? 'day';
}

function isGrain(key: string): key is MemberGrain {
  return COARSEST_FIRST.some((grain) => grain === key);
}

/** What groups, and what conditions on rows read. */
function keysOf({ by, where }: ResolvedQuery): readonly string[] {
  const grouping = by.flatMap((key) => {
    // A part of the own day is told by the grain of the rollup's time.
    const isKept = key.kind === 'dimension' && key.ref.kind !== 'cohort';
    return isKept && !(key.ref.kind === 'grain' && key.part !== null) ? [key.text] : [];
  });
  const read = where === null ? [] : fieldsIn(where);
  const filtering = read.flatMap((ref) => (ref.kind === 'grain' ? [] : [formatDimension(ref)]));
  return [...new Set([...grouping, ...filtering])];
}

/** The metrics that are shown, compared with, ordered or chosen by. */
function metricsOf({ metrics, compare, having, order }: ResolvedQuery): readonly string[] {
  const compared = compare.flatMap((item) =>
    item.kind === 'plan' ? metrics.flatMap(({ plans }) => plans[item.name] ?? []) : [],
  );
  const names = [...metrics.map(({ name }) => name), ...compared];
  const beside = [having, ...order.map(({ by }) => (by.kind === 'key' ? null : by))];
  for (const expr of beside) if (expr !== null) names.push(...namedIn(expr));
  return [...new Set(names)];
}

function namedIn(expr: MetricExpr): readonly string[] {
  const names: string[] = [];
  walkExpression({ level: 'metric', expr }, (node) => {
    if (node.level === 'metric' && node.expr.kind === 'metric') names.push(node.expr.name);
    return true;
  });
  return names;
}

/** The metrics that can be asked by these keys, as a definition must, and of which something is kept. */
function askable(metrics: readonly string[], by: readonly string[], serving: Serving): readonly string[] {
  return metrics.filter((metric) => {
    const { query } = resolveQuery({ metrics: [metric], by }, serving.model);
    if (query === null || compile({ query, ...serving }, []).compiled === null) return false;
    return candidateOf({ metrics: [metric], by }, serving).parts.length > 0;
  });
}
