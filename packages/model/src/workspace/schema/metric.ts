import { z } from 'zod';
import { bilingual, described, listOf, map, oneOrMore, synonyms } from './shapes.ts';
import { bound, datasetField, date, flag, name, text, unit } from './text-forms.ts';

export const PERSPECTIVES = ['financial', 'customer', 'process', 'learning'] as const;

/** A governed formula with its entry in the dictionary. */
export const metricDefinition = map({
  ...described,
  synonyms,
  name,
  code: text.optional(),
  formula: text,
  unit: unit.optional(),
  direction: z.enum(['up', 'down', 'band', 'none']).optional(),
  ability: z.enum(['profitability', 'solvency', 'efficiency', 'growth', 'cash', 'none']).optional(),
  perspective: z.enum(PERSPECTIVES).optional(),
  nature: z.enum(['outcome', 'process']).optional(),
  layer: z.enum(['strategic', 'operating', 'business']).optional(),
  tier: z.enum(['main', 'auxiliary', 'detail']).optional(),
  area: text.optional(),
  purpose: bilingual.optional(),
  analysis: oneOrMore(text).optional(),
  frequency: text.optional(),
  ready: text.optional(),
  owner: text.optional(),
  steward: text.optional(),
  department: text.optional(),
  data_source: text.optional(),
  effective: date.optional(),
  versions: listOf(map({ effective: date, formula: text, basis: bilingual.optional() })).optional(),
  deprecated: map({ replacement: name.optional(), sunset: date.optional() }).optional(),
  retired: date.optional(),
  basis: bilingual.optional(),
  status_bands: map({ good: bound.optional(), warn: bound.optional() }).optional(),
  benchmark: map({ source: datasetField }).optional(),
  plans: map({ target: name.optional(), budget: name.optional(), forecast: name.optional() }).optional(),
  time: datasetField.optional(),
  empty: z.enum(['zero', 'null']).optional(),
  scope: z.enum(['visible', 'company']).optional(),
  sensitive: flag.optional(),
});
export type MetricDefinition = z.output<typeof metricDefinition>;
