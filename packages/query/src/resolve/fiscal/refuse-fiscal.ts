import { grainName, type Interval, isOwnStep, type Step } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { Child, DimensionRef, Metric, MetricExpr, Model } from '@plumbline/model';
import { amountOf } from '../../currency/amount-of.ts';
import type { QueryPath } from '../../query-path.ts';
import type { ResolvedQuery } from '../../resolved-query.ts';
import { placeOf, type Resolving } from '../resolving.ts';
import { formulaNodes, nameOf } from '../time/formula-nodes.ts';
import { type Asked, datasetsRead, entityTest, isFiscalPeriod } from './find-fiscal.ts';
import { refuseDaysOfNobody } from './refuse-days-of-nobody.ts';

/** Forms that move R by ordinals, or leave it alone. */
const EVALUATED: ReadonlySet<string> = new Set([
  'literal',
  'metric',
  'aggregate',
  'call',
  'case',
  'in',
  'where',
  'closing',
  'opening',
  'average_balance',
  'prior',
  'growth',
  'to_date',
  'trailing',
  'at',
  'first_reported',
  'as_reported',
  'reported',
  'per',
  'members',
  'total',
  'share',
  'rank',
  'rank_share',
  'ntile',
  'fact',
  'annualize',
  'convert',
  'result',
  'field',
  'column',
]);

const YEARS: ReadonlySet<string> = new Set(['year', 'fiscal_year']);
const QUARTERS: ReadonlySet<string> = new Set(['quarter', 'fiscal_quarter']);

type Say = (feature: string, path?: QueryPath) => void;

/** What else of a question is looked at. */
interface Rest {
  /** `having` and `order`. */
  readonly chosen: readonly MetricExpr[];
  /** Conditions on time became a part of the period. */
  readonly isMoved: boolean;
  readonly fiscal: NonNullable<ResolvedQuery['fiscal']>;
}

/** Under the calendar of an entity: what is not computed yet. */
export function refuseFiscal(to: Resolving, asked: Asked, { chosen, isMoved, fiscal }: Rest): void {
  const say = sayer(to);
  refuseQuery(to, asked, say);
  refuseQuarters(to, asked);
  if (isMoved) say('a condition on time', ['where']);
  const [calendar] = datasetsRead(asked.metrics, to.model).flatMap(
    ({ fiscal }) => to.model.entityCalendars.get(fiscal?.calendar ?? '') ?? [],
  );
  const hasQuarters = calendar?.quarter != null;
  for (const { grain, index } of asked.keys.flatMap((key) => (key.kind === 'time' ? [key] : [])))
    if (grain === 'fiscal_quarter' && !hasQuarters)
      say('fiscal_quarter: only years are listed', ['by', index]);
    else if (grain !== 'fiscal_year' && grain !== 'fiscal_quarter') say(`by: ${grain}`, ['by', index]);
  const isOpen = /(^|\.\.)\s*$/.test(to.query.period ?? '');
  for (const { name, through } of datasetsRead(asked.metrics, to.model))
    if (through.kind === 'none' && isOpen) say('through: none without the end of a period');
    else if (through.kind === 'month_end' && to.model.workspace.calendar.pattern !== undefined)
      say(`through: month_end of ${name}`);
  const roots: readonly Child[] = [
    ...asked.metrics.map(nameOf),
    ...chosen.map((expr) => ({ level: 'metric', expr }) as const),
    ...(asked.where === null ? [] : [{ level: 'row', expr: asked.where } as const]),
  ];
  const nodes = [...formulaNodes(roots, to.model)];
  for (const { node, times } of nodes) {
    if (times.length > 0) say('time of a metric');
    const feature = notEvaluated(node, hasQuarters) ?? ofStock(to, node) ?? ofMoney(to, node);
    if (feature !== null) say(feature);
  }
  const forms = nodes.map(({ node }) => node);
  refuseBeforeFirst(to, forms, say);
  refuseDaysOfNobody(to, forms, fiscal);
}

function sayer(to: Resolving): Say {
  const said = new Set<string>();
  return (form, path = ['metrics']) => {
    const feature = `${form}, under the calendar of an entity`;
    if (said.has(feature)) return;
    said.add(feature);
    to.diagnostics.push(report('model/not-available-yet', { feature }, { at: placeOf(path) }));
  };
}

function refuseQuery({ query }: Resolving, { keys }: Asked, say: Say): void {
  if (query.constant_currency === true) say('constant_currency', ['constant_currency']);
  if (keys.some((key) => key.kind === 'dimension' && (key.ref.kind === 'grain' || key.ref.kind === 'cohort')))
    say('hours, parts of dates, cohorts', ['by']);
  const { period } = query;
  const isOfFiscal = (text: string) => text.trim() === '' || /^\s*FY/i.test(text);
  if (period !== undefined && !(isFiscalPeriod(period) && period.split('..').every(isOfFiscal)))
    say(`period: ${period}`, ['period']);
  (query.compare ?? []).forEach((item, i) => {
    if (typeof item !== 'object') return;
    if ('matched' in item) say('matched: snapshots', ['compare', i]);
    else if (!isOfFiscal(item.fixed)) say(`fixed: ${item.fixed}`, ['compare', i]);
  });
}

/** Years named by the calendar hold the quarters of their entity, which are none of the calendar's. */
function refuseQuarters({ query, diagnostics }: Resolving, { keys }: Asked): void {
  if (query.peers !== 'calendar') return;
  const refuse = (path: QueryPath) =>
    diagnostics.push(report('query/quarters-of-peers', {}, { at: placeOf(path) }));
  for (const key of keys)
    if (key.kind === 'time' && key.grain === 'fiscal_quarter') refuse(['by', key.index]);
  if (/q\d/i.test(query.period ?? '')) refuse(['period']);
  (query.compare ?? []).forEach((item, i) => {
    if (typeof item === 'object' && 'fixed' in item && /q\d/i.test(item.fixed)) refuse(['compare', i]);
  });
}

/** From when on an entity has rows only the statement knows: no member before that has a value. */
function refuseBeforeFirst({ query }: Resolving, nodes: readonly Child[], say: Say): void {
  const { period = '..', compare = [] } = query;
  const isFixed = compare.some((item) => typeof item === 'object' && 'fixed' in item);
  if (period.trim().startsWith('..') && (isFixed || nodes.some(({ expr }) => expr.kind === 'at')))
    say('at and fixed without the begin of a period');
}

function notEvaluated({ expr }: Child, hasQuarters: boolean): string | null {
  if (!EVALUATED.has(expr.kind)) return expr.kind;
  switch (expr.kind) {
    case 'prior':
    case 'growth':
    case 'trailing':
      return isWhole(expr.by, hasQuarters)
        ? null
        : `${expr.kind}, ${expr.by.count} ${grainName(expr.by.unit)}`;
    case 'to_date':
      return isWhole({ count: 1, unit: expr.grain as Interval['unit'] }, hasQuarters)
        ? null
        : `to_date, ${expr.grain}`;
    case 'at':
      return isFiscalPeriod(expr.period) ? null : `at, ${expr.period}`;
    case 'per':
      return isPerOther(expr.per, hasQuarters) ? 'per a grain' : null;
    case 'members':
      return isPerOther([...expr.fields, ...expr.per], hasQuarters) ? 'in (… per a grain)' : null;
    case 'field':
      return isOfTime(expr.ref) ? 'a condition on a grain' : null;
    default:
      return null;
  }
}

/** By months or other periods that are none of an entity's own. */
function isPerOther(refs: readonly DimensionRef[], hasQuarters: boolean): boolean {
  return refs.some((ref) => isOfTime(ref) && !isFiscalGrain(ref, hasQuarters));
}

function isOfTime({ kind }: DimensionRef): boolean {
  return kind === 'grain' || kind === 'cohort';
}

/** The entity's own periods; other grains are those of the workspace. */
function isFiscalGrain(ref: DimensionRef, hasQuarters: boolean): boolean {
  return (
    ref.kind === 'grain' && (ref.grain === 'fiscal_year' || (ref.grain === 'fiscal_quarter' && hasQuarters))
  );
}

/** A whole number of fiscal periods. */
function isWhole(step: Step, hasQuarters: boolean): boolean {
  if (isOwnStep(step)) return false;
  const { count, unit } = step;
  if (YEARS.has(unit)) return true;
  if (QUARTERS.has(unit)) return hasQuarters || count % 4 === 0;
  return unit === 'month' && (hasQuarters ? count % 3 === 0 : count % 12 === 0);
}

function ofStock(to: Resolving, { expr }: Child): string | null {
  if (expr.kind !== 'closing' && expr.kind !== 'opening' && expr.kind !== 'average_balance') return null;
  const dataset = to.model.datasets.get(expr.of.dataset);
  if (expr.missing === 'error' && expr.per !== null) return 'missing: error, per';
  if (dataset !== undefined && expr.per !== null && !entityTest(to.model, dataset)(expr.per))
    return 'per of a stock';
  if (expr.kind === 'average_balance' && expr.points === 'month') return 'points: month';
  return null;
}

/** A day in the middle of a period takes its own rate, one near its end that of the end: no book says so of a mean of both. */
function ofMoney({ query, model }: Resolving, { expr }: Child): string | null {
  const isConverted =
    (isMeanOfDays(expr) && query.currency !== undefined) ||
    (expr.kind === 'convert' && readsMeanOfDays(expr.of, model));
  return isConverted ? 'currency of points: snapshots' : null;
}

function readsMeanOfDays(expr: MetricExpr, model: Model): boolean {
  return [...formulaNodes([{ level: 'metric', expr }], model)].some(({ node }) => isMeanOfDays(node.expr));
}

/** A mean over snapshots of money: of what is none there is nothing to convert. */
function isMeanOfDays(expr: Child['expr']): boolean {
  return expr.kind === 'average_balance' && expr.points === 'snapshots' && amountOf(expr.of) !== null;
}

/** Fiscal words inside formulas mean the entity's own periods only where the question asks by them. */
export function refuseFiscalForms(to: Resolving, metrics: readonly Metric[]): void {
  if (datasetsRead(metrics, to.model).every(({ fiscal }) => fiscal === undefined)) return;
  const said = new Set<string>();
  for (const { node } of formulaNodes(metrics.map(nameOf), to.model)) {
    const word = fiscalWord(node);
    if (word === null || said.has(word)) continue;
    said.add(word);
    const feature = `${word} of an entity's own calendar, where the question names no fiscal grain or period`;
    to.diagnostics.push(report('model/not-available-yet', { feature }, { at: placeOf(['metrics']) }));
  }
}

function fiscalWord({ expr }: Child): string | null {
  if (expr.kind === 'prior' || expr.kind === 'growth' || expr.kind === 'trailing')
    return expr.by.unit.startsWith('fiscal') ? expr.by.unit : null;
  if (expr.kind === 'to_date') return expr.grain.startsWith('fiscal') ? expr.grain : null;
  return expr.kind === 'at' && isFiscalPeriod(expr.period) ? expr.period : null;
}
