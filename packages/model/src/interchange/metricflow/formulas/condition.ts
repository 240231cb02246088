import type { Place } from '@plumbline/diagnostics';
import { type FormulaOperand, plainOperand } from '../../sql/formula-operand.ts';
import { toFormula } from '../../sql/to-formula.ts';
import { datasetOf, fieldOf, type Graph, isClockGrain } from '../graph/graph.ts';
import { dayField } from '../graph/link-models.ts';
import { type NamedItem, nameItem } from '../graph/name-item.ts';
import type { SemanticModel } from '../manifest/manifest.ts';
import { type ItemRef, METRIC_TIME, type MetricRef, readItemName } from '../manifest/read-object.ts';
import { readTemplate } from '../manifest/read-template.ts';
import { partText } from './date-part.ts';

/** A measure as far as conditions need it: its model, and the time it is counted by. */
export interface Counted {
  readonly model: SemanticModel;
  readonly time: string | null;
}

/** What stands in the way of a carry, for the report. */
export type Refusal =
  | { readonly why: 'sql'; readonly text: string }
  | { readonly why: 'unknown' | 'ambiguous'; readonly name: string }
  | { readonly why: 'feature'; readonly feature: string };

export type Carried = { readonly text: string } | { readonly refused: Refusal };

export interface ConditionContext {
  readonly graph: Graph;
  readonly measures: readonly Counted[];
  /** The grain of `metric_time` where none is written. */
  readonly grain: string;
  /** The measures of a metric, for filters by metrics. */
  readonly measuresOf: (metric: string) => readonly Counted[];
  readonly at?: Place;
}

/** Grains that questions have words for. */
export const QUERY_GRAINS: readonly string[] = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'];

/** A filter in the language of formulas. */
export function carryCondition(text: string, context: ConditionContext): Carried {
  const custom = new Set(context.graph.custom.keys());
  const template = readTemplate(text, custom);
  if (template === null) return { refused: { why: 'sql', text } };
  let refused: Refusal | null = null;
  const operandOf = (ref: ItemRef | MetricRef | undefined): FormulaOperand | null => {
    const found =
      ref === undefined
        ? null
        : ref.kind === 'metric'
          ? metricOperand(ref, context)
          : itemOperand(ref, context);
    if (found === null || 'text' in found) return found;
    refused ??= found.refused;
    return null;
  };
  const formula = toFormula(template.node, {
    slotOf: (slot) => operandOf(template.refs[slot]),
    nameOf: (name) => operandOf(readItemName(name, false, custom)),
  });
  if (refused !== null) return { refused };
  return formula === null ? { refused: { why: 'sql', text } } : { text: formula };
}

type Operand = FormulaOperand | { readonly refused: Refusal };

function itemOperand(item: ItemRef, context: ConditionContext): Operand {
  const { graph, measures } = context;
  if (isMetricTime(item, measures)) return timeOperand(item, context);
  const named = nameItem(graph, modelsOf(measures), item);
  if (typeof named === 'string') return { refused: { why: named, name: nameOf(item) } };
  return fieldOperand(item, named, context);
}

/** True for `metric_time`, and for the time that all measures are counted by. */
export function isMetricTime(item: ItemRef, measures: readonly Counted[]): boolean {
  if (item.element === METRIC_TIME && item.path.length === 0) return true;
  if (item.isEntity || measures.length === 0 || item.path.length > 1) return false;
  return measures.every(({ model, time }) => {
    const [entity] = item.path;
    const isOwn =
      entity === undefined ||
      entity === model.primaryEntity ||
      model.entities.some((e) => e.name === entity && e.type === 'primary');
    return isOwn && time === item.element;
  });
}

function timeOperand(item: ItemRef, context: ConditionContext): Operand {
  const grain = item.grain ?? context.grain;
  const custom = context.graph.custom.get(grain);
  if (custom !== undefined) return customTime(grain, item, context);
  if (item.part !== null) {
    const part = partText(item.part, 'day');
    return part === null
      ? { refused: { why: 'feature', feature: `date_part ${item.part}` } }
      : plainOperand(part);
  }
  if (!QUERY_GRAINS.includes(grain)) return { refused: { why: 'feature', feature: `grain ${grain}` } };
  return plainOperand(grain, isClockGrain(grain) ? 'instant' : 'day');
}

/** A grain of the project's own, over the time each measure is counted by. */
function customTime(grain: string, item: ItemRef, { graph, measures }: ConditionContext): Operand {
  const text = customTimeText(graph, measures, grain);
  return text === null
    ? { refused: { why: 'ambiguous', name: nameOf({ ...item, grain }) } }
    : plainOperand(text);
}

/** null where no one name stands for the times of all measures. */
export function customTimeText(graph: Graph, measures: readonly Counted[], grain: string): string | null {
  const texts = measures.map(({ model, time }) =>
    time === null ? '' : spineText(graph, { model, element: time, grain }),
  );
  const [text] = new Set(texts);
  if (text !== undefined && text !== '' && texts.every((one) => one === text)) return text;
  const areDefault = measures.every(({ model, time }) => time !== null && time === model.aggTime);
  return areDefault ? (graph.times.get(grain) ?? null) : null;
}

interface OfSpine {
  readonly model: SemanticModel;
  readonly element: string;
  readonly grain: string;
}

/** `relationship.column` of the table of days. */
export function spineText(graph: Graph, { model, element, grain }: OfSpine): string {
  const custom = graph.custom.get(grain);
  const dataset = datasetOf(graph, model.name);
  const link = graph.links.find(
    ({ from, to, path }) => from === dataset && to === custom?.dataset && path[0] === element,
  );
  return link === undefined || custom === undefined ? '' : `${link.name}.${custom.column}`;
}

function fieldOperand(item: ItemRef, named: NamedItem, { graph }: ConditionContext): Operand {
  const { text, located } = named;
  const [first] = located;
  const base = first?.dimension?.grain ?? null;
  if (first === undefined || base === null) return plainOperand(text);
  const grain = item.grain ?? base;
  if (graph.custom.has(grain)) {
    const spine = spineText(graph, { model: first.model, element: first.element, grain });
    return spine === '' ? { refused: { why: 'unknown', name: nameOf(item) } } : plainOperand(spine);
  }
  if (item.part !== null) {
    const part = partText(item.part, text);
    return part === null
      ? { refused: { why: 'feature', feature: `date_part ${item.part}` } }
      : plainOperand(part);
  }
  const time = isClockGrain(grain) ? 'instant' : 'day';
  const day = first.dimension === null ? text : dayField(first.dimension, text);
  if (grain === base || (grain === 'day' && !isClockGrain(base))) return plainOperand(text, time);
  if (grain === 'day') return plainOperand(day, 'day');
  if (!QUERY_GRAINS.includes(grain)) return { refused: { why: 'feature', feature: `grain ${grain}` } };
  return plainOperand(`date_trunc(${grain}, ${text})`, time);
}

/** `Metric('bookings', ['listing']) > 2`: the members for which it holds. */
function metricOperand({ name, groupBy }: MetricRef, context: ConditionContext): Operand {
  const [item, ...more] = groupBy;
  const inner = context.measuresOf(name);
  if (item === undefined || more.length > 0 || inner.length === 0)
    return { refused: { why: 'feature', feature: `Metric('${name}')` } };
  const outer = { ...item, path: [], isEntity: true };
  const own = nameItem(context.graph, modelsOf(context.measures), outer);
  const other = nameItem(context.graph, modelsOf(inner), item);
  if (typeof own === 'string' || typeof other === 'string')
    return { refused: { why: typeof own === 'string' ? own : 'unknown', name: nameOf(item) } };
  const shared = context.graph.conformed.get(item.element);
  const metric = context.graph.metrics.get(name) ?? name;
  const per = own.text === other.text ? own.text : shared;
  if (per === undefined) return { refused: { why: 'ambiguous', name: nameOf(item) } };
  return { text: metric, time: null, members: { of: metric, per } };
}

export function modelsOf(measures: readonly Counted[]): readonly SemanticModel[] {
  return [...new Set(measures.map(({ model }) => model))];
}

/** As MetricFlow writes it. */
export function nameOf({ path, element, grain, part }: ItemRef): string {
  return [...path, element, ...(grain === null ? [] : [grain]), ...(part === null ? [] : [part])].join('__');
}

export const fieldText = (graph: Graph, model: SemanticModel, element: string): string =>
  `${datasetOf(graph, model.name)}.${fieldOf(graph, model.name, element)}`;
