import type { ValueType } from '@plumbline/model';
import type { Dialect } from '../dialects/dialect.ts';
import { OWN } from '../plan/names.ts';
import type { Walk } from './ast.ts';

/** A chain has no more rows than this, unless they only go forwards. */
const MOST_STEPS = 4;

/**
 * The recursion behind a chain. A walk stands at the end of its last row; each round makes it one row longer, and of
 * those that stand at one place after as many rows and as many backwards only the best goes on: fewest days, then the
 * latest recorded. The first round in which one stands at the end of its window is the shortest.
 */
export function walkLines({ chain, rows, windows }: Walk, dialect: Dialect): readonly string[] {
  const { series, keys, on, exact, leftOutTo } = chain;
  const q = dialect.identifier;
  const value = dialect.type(typeOf(chain.columns, OWN.value));
  const cast = (text: string) => `CAST(${text} AS ${value})`;
  const list = (names: readonly string[], prefix = '') =>
    names.map((name) => `${prefix}${q(name)}, `).join('');
  const order = series.length === 0 ? '' : `ORDER BY ${series.map(q).join(', ')}`;
  const matches = on.map((name) => ` AND step.${q(name)} IS NOT DISTINCT FROM range.${q(name)}`).join('');
  const step = (sign: '+' | '-') => {
    const [from, to] = sign === '+' ? [OWN.spanFrom, OWN.spanNext] : [OWN.spanNext, OWN.spanFrom];
    const term = `concat('${sign}', ${q(OWN.spanFrom)}, '..', ${q(OWN.spanNext)} - 1)`;
    return `SELECT ${list(series)}dense_rank() OVER (${order}) AS series, ${q(from)} AS begins, ${q(to)} AS ends, ${sign === '+' ? 0 : 1} AS back, ${q(OWN.spanNext)} - ${q(OWN.spanFrom)} AS days, -epoch(${q(OWN.recorded)}) AS older, ${cast(sign === '+' ? q(OWN.value) : `-${q(OWN.value)}`)} AS value, ${term} AS term FROM ${q(rows)}`;
  };
  const best = `{days: walk.best.days + step.days, older: least(walk.best.older, step.older), value: ${cast('walk.best.value + step.value')}, terms: concat(walk.best.terms, ' ', step.term)}`;
  const further = [
    '  UNION ALL',
    `  SELECT ${list(keys, 'walk.')}walk.series, step.ends, walk.until, walk.rows + 1, walk.back + step.back, min(${best}), ${cast('min(walk.least + step.value)')}, ${cast('max(walk.most + step.value)')}`,
    '  FROM walk JOIN steps AS step ON step.series = walk.series AND step.begins = walk.ends',
    `  WHERE walk.ends <> walk.until AND (walk.rows < ${MOST_STEPS} OR walk.back = 0 AND step.back = 0 AND step.ends <= walk.until)`,
    `  GROUP BY ${list(keys, 'walk.')}walk.series, step.ends, walk.until, walk.rows, walk.back + step.back`,
  ];
  const state = `concat(CASE WHEN shortest = 1 THEN 'reported' ELSE 'derived' END, CASE WHEN most - least > 1e-6 THEN ' differ' ELSE '' END, CASE WHEN shortest > 1 THEN concat(' ', best.terms) ELSE '' END)`;
  const missed = [
    '), missed AS (',
    `  SELECT ${list(keys, 'range.')}step.series`,
    `  FROM ${q(windows)} AS range JOIN steps AS step ON step.back = 0 AND step.begins <= range.${q(leftOutTo ?? OWN.to)} AND step.ends > range.${q(OWN.from)}${matches}`,
    `  EXCEPT SELECT ${list(keys)}series FROM chosen`,
  ];
  const without = [
    'UNION ALL',
    `SELECT ${list(keys, 'missed.')}${list(series, 'named.')}${cast('NULL')}, NULL`,
    'FROM missed JOIN named ON named.series = missed.series',
  ];
  return [
    'WITH RECURSIVE steps AS (',
    `  ${step('+')}`,
    ...(exact ? [] : ['  UNION ALL', `  ${step('-')}`]),
    '), walk AS (',
    `  SELECT ${list(keys, 'range.')}step.series, step.ends, range.${q(OWN.to)} + 1 AS until, 1 AS rows, step.back, {days: step.days, older: step.older, value: step.value, terms: step.term} AS best, step.value AS least, step.value AS most`,
    `  FROM ${q(windows)} AS range JOIN steps AS step ON step.begins = range.${q(OWN.from)}${matches}`,
    ...(exact ? [] : further),
    '), arrived AS (',
    `  SELECT *, min(rows) OVER (PARTITION BY ${list(keys)}series) AS shortest FROM walk WHERE ends = until`,
    '), chosen AS (',
    `  SELECT ${list(keys)}series, shortest, min({back: back, best: best}).best AS best, min(least) AS least, max(most) AS most FROM arrived WHERE rows = shortest GROUP BY ${list(keys)}series, shortest`,
    '), named AS (',
    `  SELECT DISTINCT ${list(series)}series FROM steps`,
    ...(leftOutTo === null ? [] : missed),
    ')',
    `SELECT ${list(keys, 'chosen.')}${list(series, 'named.')}chosen.best.value AS ${q(OWN.value)}, ${state} AS ${q(OWN.chain)}`,
    'FROM chosen JOIN named ON named.series = chosen.series',
    ...(leftOutTo === null ? [] : without),
  ];
}

function typeOf(
  columns: readonly { readonly name: string; readonly type: ValueType }[],
  name: string,
): ValueType {
  return columns.find((c) => c.name === name)?.type ?? { kind: 'double' };
}
