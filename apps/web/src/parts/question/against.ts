import type { Wire } from '@plumbline/client';
import type { Words } from '../../words/catalogs.ts';
import { isOwnGrain } from './own-grains.ts';
import type { Question } from './question.ts';
import { isClock, standsAlone } from './time-grains.ts';

const FIXED = 'fixed:';
const MATCHED = ':matched';

type Comparison = NonNullable<Wire<'MetricQuery'>['compare']>[number];

/** What figures are compared with; `compare` is what the frame says, which some questions have nothing of. */
export function againstOf(
  { against, rows, columns }: Pick<Question, 'against' | 'rows' | 'columns'>,
  compare: string,
): readonly string[] {
  if (against !== null) return against;
  const keys = [...rows, ...columns];
  // Beside periods that the company lists itself hours are no parts of days, and have no other hour.
  const hasNone = keys.some(standsAlone) || (keys.some(isClock) && keys.some(isOwnGrain));
  return hasNone ? [] : [compare];
}

/** As a question asks it: `year_ago`, one period that every figure is compared with, or a plan on the snapshot days of both. */
export function comparisonOf(name: string): Comparison {
  if (name.startsWith(FIXED)) return { fixed: name.slice(FIXED.length) };
  // What is none is refused where it is answered.
  return (isMatched(name) ? { [plainPlan(name)]: true, matched: 'snapshots' } : name) as Comparison;
}

/** `budget:matched`: the plan on the snapshot days that both sides have. */
export function matchedTo(plan: string): string {
  return `${plan}${MATCHED}`;
}

export function isMatched(name: string): boolean {
  return name.endsWith(MATCHED) && !isFixed(name);
}

/** The plan itself, of one on the snapshot days of both. */
export function plainPlan(name: string): string {
  return isMatched(name) ? name.slice(0, -MATCHED.length) : name;
}

/** As the answer calls it: `fixed:2012-Q1..2013` is `fixed_2012_q1_to_2013`, `budget:matched` is `budget`. */
export function answeredName(name: string): string {
  if (!name.startsWith(FIXED)) return plainPlan(name);
  const words = name.slice(FIXED.length).trim().toLowerCase().replace('..', ' to ');
  return `fixed_${words.replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '')}`;
}

export function fixedAt(period: string): string {
  return `${FIXED}${period.trim()}`;
}

export function isFixed(name: string): boolean {
  return name.startsWith(FIXED) || name.startsWith('fixed_');
}

/** Whatever a figure is compared with, as people call it; a fixed period by its name. */
export function againstText(name: string, { explore }: Words): string {
  if (isFixed(name)) return periodOf(name);
  const plan = explore.against[plainPlan(name)] ?? name;
  return isMatched(name) ? explore.matched(plan) : plan;
}

/** Heads of the columns that compare. */
export function againstHead(name: string, role: 'percent' | 'points' | 'share', { explore }: Words): string {
  if (!isFixed(name)) return explore.heads[name]?.[role] ?? name;
  return role === 'points' ? explore.fixedPoints(periodOf(name)) : explore.fixedPercent(periodOf(name));
}

function periodOf(name: string): string {
  if (name.startsWith(FIXED)) return name.slice(FIXED.length);
  return name
    .replace(/^fixed_/, '')
    .replaceAll('_to_', '..')
    .replaceAll('_', '-')
    .toUpperCase();
}
