import { z } from 'zod';
import { bilingual, described, listOf, map, oneOrMore, synonyms } from './shapes.ts';
import { datasetField, flag, interval, NAME, name, text } from './text-forms.ts';

/** Many → one. */
export const relationshipDefinition = map({
  ...described,
  name,
  from: name,
  to: name,
  from_columns: oneOrMore(text).optional(),
  to_columns: oneOrMore(text).optional(),
  required: flag.optional(),
  as_of: map({ from: text, to: text }).optional(),
}).superRefine((value, context) => {
  const columns = [value.from_columns, value.to_columns].filter((list) => list !== undefined).length;
  if (columns === 2 || (columns === 0 && value.as_of !== undefined)) return;
  context.addIssue({ code: 'custom', path: [], params: { expected: 'columns' } });
});
export type RelationshipDefinition = z.output<typeof relationshipDefinition>;

/** One name for the same thing in several datasets. */
export const dimensionDefinition = map({ ...described, synonyms, name, fields: listOf(datasetField) });
export type DimensionDefinition = z.output<typeof dimensionDefinition>;

/** Many ↔ many through a link dataset. */
export const bridgeDefinition = map({
  ...described,
  name,
  from: name,
  through: name,
  to: name,
  allocate: z.enum(['duplicate', 'weight']),
  weight: name.optional(),
}).superRefine((value, context) => {
  if ((value.allocate === 'weight') === (value.weight !== undefined)) return;
  const path = value.weight === undefined ? ['allocate'] : ['weight'];
  context.addIssue({ code: 'custom', path, params: { expected: 'weight' } });
});

/** A tree of a parent column, or the levels of one path. In the first form a plain `label` names the field shown. */
export const hierarchyDefinition = map({
  ...described,
  label: z.union([text, bilingual]).optional(),
  name,
  dataset: name.optional(),
  key: name.optional(),
  parent: name.optional(),
  operator: name.optional(),
  weight: name.optional(),
  levels: listOf(datasetField).optional(),
}).superRefine((value, context) => {
  const tree = value.dataset !== undefined && value.key !== undefined && value.parent !== undefined;
  const treeKeys = [value.dataset, value.key, value.parent, value.operator, value.weight];
  const onlyLevels = value.levels !== undefined && treeKeys.every((key) => key === undefined);
  if (tree ? value.levels !== undefined : !onlyLevels) {
    context.addIssue({ code: 'custom', path: [], params: { expected: 'hierarchy-shape' } });
  } else if (tree && typeof value.label === 'string' && !NAME.test(value.label)) {
    context.addIssue({ code: 'custom', path: ['label'], params: { expected: 'name' } });
  }
});

/** Periods listed in a dataset, of the workspace or of an entity. */
export const calendarDefinition = map({
  ...described,
  name,
  dataset: name,
  grain: name.optional(),
  key: name.optional(),
  start: name.optional(),
  end: name.optional(),
  close: name.optional(),
  entity: name.optional(),
  snap: interval.optional(),
}).superRefine((value, context) => {
  const isListed = value.start !== undefined && value.end !== undefined && value.snap === undefined;
  if (value.entity !== undefined || isListed) return;
  context.addIssue({ code: 'custom', path: [], params: { expected: 'calendar-shape' } });
});
export type CalendarDefinition = z.output<typeof calendarDefinition>;

/** `from` and `to`: a field of the dataset or a quoted constant. */
export const currencyRatesDefinition = map({
  ...described,
  dataset: name,
  from: text,
  to: text,
  date: name,
  average: name.optional(),
  closing: name.optional(),
  max_age: interval.optional(),
}).superRefine((value, context) => {
  if (value.average !== undefined || value.closing !== undefined) return;
  context.addIssue({ code: 'custom', path: [], params: { expected: 'rate-shape' } });
});
export type CurrencyRatesDefinition = z.output<typeof currencyRatesDefinition>;
