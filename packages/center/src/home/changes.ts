import type { Diagnostic } from '@plumbline/diagnostics';
import type { Metric, Text } from '@plumbline/model';
import { type Cell, isInSeveralCurrencies, type MetricResult, type ResultColumn } from '@plumbline/query';
import type { Principal } from '../center/principal.ts';
import { askExplain, askQuery } from '../center/questions.ts';
import type { Workings } from '../center/workings.ts';
import { followed } from './followed.ts';
import { EARLIER, type JudgedPeriod, judgedPeriod } from './judged-period.ts';
import { unusual } from './unusual.ts';

export interface ChangesAsked {
  readonly principal: Principal;
  readonly period: string;
  /** `year_ago`, `previous`, or the name of a plan. */
  readonly compare: string;
  readonly where?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

export interface Changes {
  readonly ranges: MetricResult['ranges'];
  /** The unusual first; those that cannot be judged last, in the order followed. */
  readonly items: readonly MetricChange[];
  /** What the scope, the period or the comparison does not reach. */
  readonly leftOut: readonly { readonly metric: string; readonly diagnostics: readonly Diagnostic[] }[];
  /** Findings about what was asked, whatever the metric; with an error there is nothing else. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface MetricChange {
  readonly metric: string;
  readonly label: Text;
  /** Of the value: its type, unit, currency. */
  readonly column: ResultColumn;
  readonly direction: Metric['direction'];
  readonly value: Cell;
  readonly base: Cell;
  readonly change: Cell;
  readonly changePct: Cell;
  readonly note: string | null;
  readonly unusual: number | null;
  readonly isFavourable: boolean | null;
  /** The last members up to the period, oldest first. */
  readonly recent: readonly { readonly at: string; readonly value: Cell; readonly isPartial: boolean }[];
}

/** What changed in the metrics a person follows. */
export async function changes(workings: Workings, asked: ChangesAsked): Promise<Changes> {
  const { principal } = asked;
  const { metrics } = await followed(workings, principal);
  const none: Changes = { ranges: {}, items: [], leftOut: [], diagnostics: [] };
  if (metrics.length === 0) return none;
  const { reached, leftOut } = reachedOf(workings, asked, metrics);
  if (reached.length === 0) return { ...none, ...blamed(leftOut) };
  const judged = judgedIn(workings, asked.period);
  const items: MetricChange[] = [];
  let ranges: Changes['ranges'] = {};
  for (const group of askedTogether(workings, reached)) {
    const { result, diagnostics } = await ask(workings, asked, { ...group, period: asked.period });
    if (result === null) return { ...none, diagnostics };
    const history = judged === null ? null : await historyOf(workings, asked, { ...group, judged });
    ranges = { ...result.ranges, ...ranges };
    items.push(
      ...group.metrics.flatMap((name) => changeOf(name, { workings, asked, result, history, judged })),
    );
  }
  return { ...none, ranges, items: items.toSorted(byUnusual), leftOut };
}

interface Group {
  readonly metrics: readonly string[];
  /** The workspace's, for amounts of which each row names its own. */
  readonly currency?: string;
}

interface Wanted extends Group {
  readonly period: string;
  readonly by?: readonly string[];
}

/** Metrics in several currencies are asked in the workspace's, the others as they are. */
function askedTogether(workings: Workings, names: readonly string[]): readonly Group[] {
  const { model } = workings.snapshots.current();
  const { currencyRates, metrics, workspace } = model;
  const isConverted = (name: string) => {
    const metric = metrics.get(name);
    return currencyRates !== null && metric !== undefined && isInSeveralCurrencies(model, metric);
  };
  const groups: readonly Group[] = [
    { metrics: names.filter((name) => !isConverted(name)) },
    { metrics: names.filter(isConverted), currency: workspace.currency },
  ];
  return groups.filter((group) => group.metrics.length > 0);
}

function questionOf({ compare, where, params }: ChangesAsked, wanted: Wanted): unknown {
  return {
    ...wanted,
    compare: [compare],
    ...(wanted.by === undefined ? {} : { fill: true }),
    ...(where === undefined ? {} : { where }),
    ...(params === undefined ? {} : { params }),
  };
}

function ask(workings: Workings, asked: ChangesAsked, wanted: Wanted) {
  const { principal, signal } = asked;
  return askQuery(workings, { principal, value: questionOf(asked, wanted), signal });
}

/** One metric that cannot be answered does not keep the others back: each is compiled alone where all together are refused. */
function reachedOf(workings: Workings, asked: ChangesAsked, metrics: readonly string[]) {
  const refusal = (names: readonly string[]) => {
    for (const group of askedTogether(workings, names)) {
      const value = questionOf(asked, { ...group, period: asked.period });
      const { diagnostics } = askExplain(workings, { principal: asked.principal, value });
      if (diagnostics.some(({ severity }) => severity === 'error')) return diagnostics;
    }
    return null;
  };
  if (refusal(metrics) === null) return { reached: metrics, leftOut: [] };
  const alone = metrics.map((metric) => ({ metric, diagnostics: refusal([metric]) }));
  return {
    reached: alone.flatMap(({ metric, diagnostics }) => (diagnostics === null ? [metric] : [])),
    leftOut: alone.flatMap(({ metric, diagnostics }) =>
      diagnostics === null ? [] : [{ metric, diagnostics }],
    ),
  };
}

/** What is refused of every metric in the same words is about the question, not about the metrics. */
function blamed(leftOut: Changes['leftOut']): Pick<Changes, 'leftOut' | 'diagnostics'> {
  const texts = new Set(leftOut.map(({ diagnostics }) => JSON.stringify(diagnostics)));
  const [first] = leftOut;
  const isSame = leftOut.length > 1 && texts.size === 1 && first !== undefined;
  return isSame ? { leftOut: [], diagnostics: first.diagnostics } : { leftOut, diagnostics: [] };
}

function judgedIn(workings: Workings, period: string): JudgedPeriod | null {
  const served = workings.snapshots.current();
  return judgedPeriod(period, workings.today(served), served.model.workspace.calendar);
}

/** The members before the period and the period itself, compared in the same way; null where that cannot be asked. */
async function historyOf(
  workings: Workings,
  asked: ChangesAsked,
  { judged, ...group }: Group & { readonly judged: JudgedPeriod },
): Promise<MetricResult | null> {
  const wanted = { ...group, by: [judged.grain], period: judged.span };
  return (await ask(workings, asked, wanted)).result;
}

interface Around {
  readonly workings: Workings;
  readonly asked: ChangesAsked;
  readonly result: MetricResult;
  readonly history: MetricResult | null;
  readonly judged: JudgedPeriod | null;
}

function changeOf(
  name: string,
  { workings, asked, result, history, judged }: Around,
): readonly MetricChange[] {
  const metric = workings.snapshots.current().model.metrics.get(name);
  const column = result.columns.find((found) => found.name === name);
  const [row] = result.rows;
  if (metric === undefined || column === undefined || row === undefined) return [];
  const cell = (suffix: string) => row[positionOf(result, name, suffix)] ?? null;
  const base = `__${asked.compare}`;
  const change = cell(`${base}_change`);
  return [
    {
      metric: name,
      label: metric.label,
      column,
      direction: metric.direction,
      value: cell(''),
      base: cell(base),
      change,
      changePct: cell(`${base}_pct`),
      note: noteOf(result, [name, `${name}${base}`, `${name}${base}_change`, `${name}${base}_pct`]),
      unusual: judged === null || history === null ? null : unusualIn(history, { name, base, judged }),
      isFavourable: favourable(metric.direction, change),
      recent: history === null ? [] : recentIn(history, name),
    },
  ];
}

/** Growth is compared where there is any, so that a period that is not over is like a whole one; differences for ratios. */
function unusualIn(
  history: MetricResult,
  { name, base, judged }: { readonly name: string; readonly base: string; readonly judged: JudgedPeriod },
): number | null {
  for (const suffix of [`${base}_pct`, `${base}_change`]) {
    const at = positionOf(history, name, suffix);
    const cells = history.rows.map((row) => ({ member: row[0] ?? null, change: numberOf(row[at] ?? null) }));
    const now = cells.find(({ member }) => member === judged.member)?.change ?? null;
    const earlier = cells.flatMap(({ member, change }) =>
      member === judged.member || change === null ? [] : [change],
    );
    const score = now === null ? null : unusual(now, earlier);
    if (score !== null) return score;
  }
  return null;
}

function recentIn(history: MetricResult, name: string): MetricChange['recent'] {
  const at = positionOf(history, name, '');
  const partial = new Set(history.meta.partial_periods);
  return history.rows.slice(-EARLIER).map((row) => {
    const [member = null] = row;
    return { at: String(member), value: row[at] ?? null, isPartial: partial.has(member) };
  });
}

function positionOf({ columns }: MetricResult, name: string, suffix: string): number {
  return columns.findIndex((column) => column.name === `${name}${suffix}`);
}

function noteOf({ notes }: MetricResult, columns: readonly string[]): string | null {
  return notes.find(({ column }) => columns.includes(column))?.code ?? null;
}

function favourable(direction: Metric['direction'], change: Cell): boolean | null {
  const sign = Math.sign(numberOf(change) ?? 0);
  if (sign === 0 || (direction !== 'up' && direction !== 'down')) return null;
  return (direction === 'up') === sign > 0;
}

/** Money comes as a text; for a score its sixteen digits are enough. */
function numberOf(cell: Cell): number | null {
  if (cell === null || typeof cell === 'boolean' || cell === '') return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}

function byUnusual(a: MetricChange, b: MetricChange): number {
  const size = ({ unusual: score }: MetricChange) => (score === null ? -1 : Math.abs(score));
  return size(b) - size(a);
}
