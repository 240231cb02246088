import { bracketed } from '../../sql/bracketed.ts';
import type { FormulaOperand } from '../../sql/formula-operand.ts';
import { plainOperand } from '../../sql/formula-operand.ts';
import { parseSql } from '../../sql/parse-sql.ts';
import { toFormula } from '../../sql/to-formula.ts';
import type { MetricFlowMetric, MetricInput } from '../manifest/manifest.ts';
import { DAY_UNITS, EVER, readInterval } from '../manifest/read-interval.ts';
import type { Carried, Refusal } from './condition.ts';
import { conversionFormula } from './conversion-formula.ts';
import { cumulativeFormula, dailyFormula } from './cumulative-formula.ts';
import { conditionsOf, filtered, measureText } from './measure-text.ts';
import { kindsUnder, startsItself } from './metric-inputs.ts';
import type { FormulaContext } from './reading.ts';

const refuse = (refused: Refusal): Carried => ({ refused });
const feature = (text: string): Carried => refuse({ why: 'feature', feature: text });

/** The formula of a metric, its own filters included. */
export function metricFormula(metric: MetricFlowMetric, context: FormulaContext): Carried {
  if (context.within.includes(metric.name)) return refuse({ why: 'unknown', name: metric.name });
  const inner = { ...context, within: [...context.within, metric.name] };
  const carried = formOf(metric, inner);
  return 'refused' in carried || metric.form.kind === 'conversion'
    ? carried
    : filtered(carried.text, metric.filters, conditionsOf(metric.name, inner));
}

function formOf({ name, form, filters }: MetricFlowMetric, context: FormulaContext): Carried {
  switch (form.kind) {
    case 'simple':
      return measureText(form.input, context);
    case 'ratio':
      return ratioText(form.numerator, form.denominator, context);
    case 'derived':
      return derivedText(form.expr, form.inputs, context);
    case 'cumulative':
      return cumulativeFormula(form, context, (input) =>
        input.kind === 'measure' ? measureText(input.input, context) : inputText(input.input, context),
      );
    case 'joined':
      return joinedText(form, context);
    case 'daily':
      return dailyFormula(form, context, measureText(form.input, context));
    case 'conversion':
      return conversionFormula({ name, form, filters }, context);
    case 'unknown':
      return feature(`type: ${form.type}`);
  }
}

function ratioText(numerator: MetricInput, denominator: MetricInput, context: FormulaContext): Carried {
  const [a, b] = [inputText(numerator, context), inputText(denominator, context)];
  if ('refused' in a) return a;
  return 'refused' in b ? b : { text: `${bracketed(a.text)} / ${bracketed(b.text)}` };
}

function derivedText(expr: string, inputs: readonly MetricInput[], context: FormulaContext): Carried {
  const node = parseSql(expr);
  if (node === null) return refuse({ why: 'sql', text: expr });
  const texts = new Map<string, Carried>();
  for (const input of inputs)
    texts.set((input.alias ?? input.metric).toLowerCase(), inputText(input, context));
  for (const carried of texts.values()) if ('refused' in carried) return carried;
  const nameOf = (name: string): FormulaOperand | null => {
    const carried = texts.get(name.toLowerCase());
    return carried === undefined || 'refused' in carried ? null : plainOperand(carried.text);
  };
  const text = toFormula(node, { nameOf, slotOf: () => null });
  return text === null ? refuse({ why: 'sql', text: expr }) : { text };
}

/** A metric inside another: filtered, then moved in time. */
export function inputText(input: MetricInput, context: FormulaContext): Carried {
  const { graph } = context;
  const metric = graph.manifest.metrics.find(({ name }) => name === input.metric);
  if (metric === undefined) return refuse({ why: 'unknown', name: input.metric });
  const plain = reference(metric, context);
  if ('refused' in plain) return plain;
  const text = filtered(plain.text, input.filters, conditionsOf(metric.name, context));
  if ('refused' in text) return text;
  if (input.ofFirstDay === true) return ofFirstDay(text.text, context);
  if (input.offset !== null) return moved(text.text, input.offset);
  if (input.offsetToGrain === null || isOwnGrain(input.offsetToGrain, { metric, context })) return text;
  return firstOf(text.text, input.offsetToGrain, { metric, context });
}

/** Its name, where asking for it is no other than asking for the metric of the workspace. */
export function reference(metric: MetricFlowMetric, context: FormulaContext): Carried {
  const own = metricFormula(metric, { ...context, reading: null });
  if ('refused' in own && context.reading === null) return own;
  const name = context.graph.metrics.get(metric.name) ?? metric.name;
  if (context.reading === null) return { text: name };
  const read = metricFormula(metric, context);
  if ('refused' in read) return read;
  return 'text' in own && own.text === read.text ? { text: name } : { text: bracketed(read.text) };
}

/** Members of the table of time have rows where the question sees a time. */
function joinedText(
  { rows, members, fill }: Extract<MetricFlowMetric['form'], { readonly kind: 'joined' }>,
  context: FormulaContext,
): Carried {
  const own = inputText(rows, context);
  if ('refused' in own) return own;
  const value = fill === null ? own.text : `coalesce(${own.text}, ${fill})`;
  if (context.reading !== null && !context.reading.seesTime) return { text: value };
  const counted = inputText(members, context);
  if ('refused' in counted) return counted;
  return { text: `case when ${counted.text} >= 0 then ${value} else ${fill ?? 'null'} end` };
}

/** Where days are not told apart, a longer time has the value of its first day. */
function ofFirstDay(text: string, { reading }: FormulaContext): Carried {
  if (reading === null || reading.seesDays || reading.grain === 'day') return { text };
  if (reading.grain === null) return feature('offset_to_grain');
  return { text: `(${bracketed(text)} where date_trunc(${reading.grain}, day) = day)` };
}

function moved(text: string, offset: string): Carried {
  const interval = readInterval(offset);
  if (interval === null || !DAY_UNITS.includes(interval.unit)) return feature(`offset_window: ${offset}`);
  return { text: `prior(${text}, ${interval.text})` };
}

interface OfMetric {
  readonly metric: MetricFlowMetric;
  readonly context: FormulaContext;
}

/** The value on the first day of the period: of flows, the rows of that day. */
function firstOf(text: string, grain: string, { metric, context }: OfMetric): Carried {
  if (!['week', 'month', 'quarter', 'year'].includes(grain)) return feature(`offset_to_grain: ${grain}`);
  const first = (of: string) =>
    `total(${bracketed(of)} where date_trunc(${grain}, day) = day, within: ${grain})`;
  if (!kindsUnder(metric, context.graph).has('cumulative')) return { text: first(text) };
  const count = countOfAllTime(metric, context);
  if (count === null) return feature(`offset_to_grain: ${grain}`);
  const until = `coalesce(trailing(${count}, ${EVER.text}), 0) - coalesce(to_date(${count}, ${grain}), 0)`;
  const whole = `${until} + coalesce(${first(count)}, 0)`;
  return { text: `if(${whole} = 0, null, ${whole})` };
}

/** The first member of itself: the value is that of the member. */
function isOwnGrain(grain: string, { metric, context: { graph, reading } }: OfMetric): boolean {
  return (reading === null || reading.grain === grain) && startsItself(graph, metric.name, grain);
}

/** A count of all rows so far: what it was on the first day is told by counts alone, and 0 means none. */
function countOfAllTime({ form, filters }: MetricFlowMetric, context: FormulaContext): string | null {
  if (form.kind !== 'cumulative' || form.window !== null || form.grainToDate !== null || filters.length > 0)
    return null;
  if (form.input.kind !== 'measure' || form.input.input.fill !== null) return null;
  const carried = measureText(form.input.input, context);
  return 'text' in carried && /^count\(\w+\)$/.test(carried.text) ? carried.text : null;
}
