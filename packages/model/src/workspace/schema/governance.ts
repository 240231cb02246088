import { z } from 'zod';
import { described, listOf, map, oneOrMore } from './shapes.ts';
import { datasetField, name, share, text } from './text-forms.ts';

const line = map({
  ...described,
  name,
  node: text.optional(),
  formula: text.optional(),
  empty: z.enum(['zero', 'null']).optional(),
}).superRefine((value, context) => {
  if ((value.node === undefined) !== (value.formula === undefined)) return;
  context.addIssue({ code: 'custom', path: [], params: { expected: 'line' } });
});

/** A financial statement: lines over the nodes of a hierarchy. */
export const statementDefinition = map({
  ...described,
  name,
  hierarchy: name.optional(),
  amount: text.optional(),
  empty: z.enum(['zero', 'null']).optional(),
  lines: listOf(line),
}).superRefine(({ hierarchy, amount, lines }, context) => {
  const i = lines.findIndex(({ node }) => node !== undefined);
  if (i < 0 || (hierarchy !== undefined && amount !== undefined)) return;
  context.addIssue({ code: 'custom', path: ['lines', i, 'node'], params: { expected: 'nodes-of' } });
});

/** A materialised coarser aggregate. */
export const rollupDefinition = map({ ...described, name, metrics: listOf(name), by: listOf(text) });

/** What the people of some roles may see. */
export const policyDefinition = map({
  ...described,
  name,
  roles: listOf(text),
  dataset: name.optional(),
  where: text.optional(),
  open: z.array(name).optional(),
  deny: z.array(datasetField).optional(),
  mask: z.array(datasetField).optional(),
  metrics: map({ allow: listOf(name).optional(), deny: listOf(name).optional() }).optional(),
});

/** Two metrics that must agree but for the items named. */
export const reconciliationDefinition = map({
  ...described,
  name,
  left: name,
  right: name,
  by: oneOrMore(text).optional(),
  tolerance: share.optional(),
  items: z.array(text).optional(),
});
