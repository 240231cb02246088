import { formatDay } from '@plumbline/calendar';
import { type Diagnostic, didYouMean, report } from '@plumbline/diagnostics';
import { formatMetric, formatRow, type Metric, type Model } from '@plumbline/model';
import { type ResolvedRows, type ResultColumn, type RowsMeasure, rowColumn } from '@plumbline/query';
import { type BoundQuery, bind } from './bind/bind.ts';
import type { CompileInput } from './compile-input.ts';
import { embedded } from './dialects/index.ts';
import type { Context } from './plan/build/cells/context.ts';
import { lowerAsInForce } from './plan/build/cells/formula-in-force.ts';
import type { Frame } from './plan/build/cells/frame.ts';
import type { OpenedMeasure } from './plan/build/cells/opened-measure.ts';
import { cellLevel, membersAt } from './plan/build/drill/cell-level.ts';
import { measureRows } from './plan/build/drill/measure-rows.ts';
import { type RowField, rowFields } from './plan/build/drill/row-fields.ts';
import { lowerNamed } from './plan/build/forms/metric.ts';
import { baseMetric, comparedFrame, plannedFrame } from './plan/build/result/columns.ts';
import { baseFrame } from './plan/build/result/open-level.ts';
import { openLeaf } from './plan/build/rows/leaf.ts';
import { readingOf } from './plan/build/time/reading.ts';
import { aggregate, arrange, compute } from './plan/make.ts';
import type { Plan } from './plan/node.ts';
import { forgetQuestion } from './plan/once-per-question.ts';
import { passes } from './plan/passes/index.ts';
import type { Context as PassContext } from './plan/passes/pass.ts';
import { BIGINT, column } from './plan/scalar.ts';
import { behindFences } from './policy/behind-fences.ts';
import { factsSeen } from './policy/facts-seen.ts';
import { restrict } from './policy/restrict.ts';
import { fromPlan } from './sql/from-plan/from-plan.ts';
import { lowerSql } from './sql/lower/lower-sql.ts';
import { printStatement } from './sql/print.ts';

export interface Statement {
  readonly sql: string;
  readonly params: readonly (string | number | boolean | null)[];
}

export interface CompiledRows {
  readonly measures: readonly RowsMeasure[];
  readonly measure: number;
  readonly columns: readonly ResultColumn[];
  /** Names of the columns that the measure reads. */
  readonly reads: readonly string[];
  /** The rows asked for, in the order of their key, with these columns. */
  readonly page: Statement;
  /** How many rows there are: one row of one column. */
  readonly count: Statement;
}

type Input = Omit<CompileInput, 'query'> & { readonly rows: ResolvedRows };

/**
 * Turns a figure into the statement of its rows: the question is bound and its metric lowered as for an answer, in the
 * one cell; then the measure that is looked into is stopped before its aggregate.
 */
export function compileRows({ access = null, ...input }: Input): {
  readonly compiled: CompiledRows | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  forgetQuestion();
  const divided = access === null ? [] : rowsOfCompany(input.rows, input.model);
  if (divided.length > 0) return { compiled: null, diagnostics: divided };
  if (access === null) return compileSeen(input, { rowsOf: (plan) => plan, hidesRows: false });
  const facts = factsSeen(input.facts, access);
  const { compiled, diagnostics } = compileSeen(
    { ...input, facts },
    { rowsOf: (plan, context) => restrict(plan, access, context).plan, hidesRows: true },
  );
  const isRefused = diagnostics.some(({ severity }) => severity === 'error');
  return { compiled: isRefused ? null : compiled, diagnostics };
}

/** Rows that are seen are not those that a figure of the whole company is made of. */
function rowsOfCompany({ query }: ResolvedRows, model: Model): readonly Diagnostic[] {
  return query.metrics.flatMap(({ name }) =>
    model.metrics.get(name)?.expr.kind === 'company'
      ? [report('query/company-divided', { metric: name, option: 'rows' })]
      : [],
  );
}

interface Sight {
  /** The rows of a plan that may be seen. */
  readonly rowsOf: (plan: Plan, context: Context) => Plan;
  readonly hidesRows: boolean;
}

function compileSeen(
  { rows, ...input }: Omit<Input, 'access'>,
  { rowsOf, hidesRows }: Sight,
): {
  readonly compiled: CompiledRows | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  const plain = bind({ ...input, query: rows.query });
  const bound: BoundQuery = { ...plain, context: { ...plain.context, opened: new Map() } };
  const { context } = bound;
  const isRefused = () => context.diagnostics.some(({ severity }) => severity === 'error');
  const refused = () => ({ compiled: null, diagnostics: context.diagnostics });
  if (isRefused()) return refused();
  const opened = measuresOf(bound, rows);
  if (isRefused()) return refused();
  const measure = chosen(opened, rows, context);
  if (measure === null) return refused();
  const leaf = openLeaf(measure.of, measure.frame, measure.level);
  const fields = leaf === null ? [] : shown(rowFields(measure, leaf), rows, context, measure.of.dataset);
  if (leaf === null || isRefused()) return refused();
  const compiled: CompiledRows = {
    measures: opened.map(measureEntry),
    measure: rows.measure,
    columns: fields.map((field) => rowColumn(field, context.model)),
    reads: fields.flatMap(({ name, isRead }) => (isRead ? [name] : [])),
    ...statements(
      rowsOf(measureRows(measure, leaf, membersAt(bound, rows.at)), context),
      fields,
      rows,
      (plan) => printed(plan, { ...context, hidesRows }),
    ),
  };
  return { compiled, diagnostics: context.diagnostics };
}

function measuresOf(bound: BoundQuery, { at, query, base: compare }: ResolvedRows): readonly OpenedMeasure[] {
  const { context } = bound;
  const [metric] = query.metrics;
  if (metric === undefined) return [];
  const level = cellLevel(bound, at);
  const frame = baseFrame({ ...query, by: [] });
  const lowered = (read: Metric, under: Frame) =>
    lowerAsInForce(read.expr, under, level, (inside) => lowerNamed(read, inside, level));
  if (compare === null) lowered(metric, { ...frame, hint: metric.name });
  else {
    const under = plannedFrame(metric, compare, comparedFrame(compare, frame, context), context);
    lowered(baseMetric(metric, compare, context), under);
  }
  return [...(context.opened?.values() ?? [])];
}

type PlainMeasure = Exclude<OpenedMeasure, { kind: 'composed' }>;

/** The measure that is looked into; null after a diagnostic. */
function chosen(opened: readonly OpenedMeasure[], rows: ResolvedRows, context: Context): PlainMeasure | null {
  const metric = rows.query.metrics[0]?.name ?? '';
  const found = opened[rows.measure];
  const at = { kind: 'query', path: 'measure' } as const;
  if (found === undefined) {
    const params = { metric, measure: rows.measure, count: opened.length };
    context.diagnostics.push(report('query/unknown-measure', params, { at }));
    return null;
  }
  if (found.kind !== 'composed') return found;
  const others = opened.flatMap((one, i) => (one.kind === 'composed' ? [] : [{ one, i }]));
  const hints = others.map(({ one, i }) => ({
    text: { zh: `度量 ${i}：${textOf(one)}`, en: `measure ${i}: ${textOf(one)}` },
  }));
  context.diagnostics.push(report('query/no-plain-rows', { metric, form: textOf(found) }, { hints }));
  return null;
}

/** The columns asked for, after those of the key. */
function shown(
  all: readonly RowField[],
  { columns }: ResolvedRows,
  context: Context,
  dataset: string,
): readonly RowField[] {
  if (columns === null) return all;
  const named = columns.flatMap((name, i) => {
    const field = all.find((one) => one.name === name);
    if (field !== undefined) return [field];
    const hints = didYouMean(
      name,
      all.map((one) => one.name),
    );
    const at = { kind: 'query', path: `columns[${i}]` } as const;
    context.diagnostics.push(report('query/unknown-row-column', { name, dataset }, { at, hints }));
    return [];
  });
  return [...new Set([...all.filter(({ isKey }) => isKey), ...named])];
}

function statements(
  rows: Plan,
  fields: readonly RowField[],
  { limit, offset }: ResolvedRows,
  print: (plan: Plan) => Statement,
): Pick<CompiledRows, 'page' | 'count'> {
  const outputs = fields.map(({ name, value }) => ({ name, value, origin: name }));
  const keys = fields.filter(({ isKey }) => isKey);
  const order = (keys.length > 0 ? keys : fields).map(({ name, value }) => ({
    value: column(name, value.type),
    desc: false,
  }));
  const count = { name: 'rows', fn: 'count', arg: null, where: null, p: null, type: BIGINT } as const;
  return {
    page: print(arrange(compute(rows, outputs), order, limit, offset)),
    count: print(aggregate(rows, [], [count])),
  };
}

function printed(plan: Plan, context: PassContext): Statement {
  const passed = passes.reduce((before, pass) => pass.run(before, context), plan);
  const fenced = context.hidesRows === true ? behindFences(passed) : passed;
  return printStatement(lowerSql(fromPlan(fenced), context.model.workspace.calendar), embedded);
}

function measureEntry(measure: OpenedMeasure): RowsMeasure {
  const { frame, level } = measure;
  const { model } = level.context;
  const dataset = measure.kind === 'composed' ? (measure.datasets[0] ?? '') : measure.of.dataset;
  const name = frame.hint.slice(0, frame.hint.length - frame.suffix.length);
  // The days by which periods of entities are counted are nobody's.
  const ranges = level.context.hasFiscal ? [] : readingOf(level, dataset, frame).ranges;
  const [range] = ranges;
  const where = frame.conditions.map(formatRow).join(' and ');
  return {
    formula: textOf(measure),
    dataset,
    label: model.metrics.get(name)?.label ?? { zh: name, en: name },
    where: where === '' ? null : where,
    from: range === undefined ? null : formatDay(range.from),
    to: range === undefined ? null : formatDay(range.to),
    opens: measure.kind !== 'composed',
  };
}

function textOf(measure: OpenedMeasure): string {
  if (measure.kind !== 'balance') return formatMetric(measure.of);
  const { of, per, missing, frame } = measure;
  const { type, unit, span } = of;
  const kind = frame.ops.at(-1)?.kind === 'before' ? 'opening' : 'closing';
  return formatMetric({ kind, of, per, missing, type, unit, span });
}
