import { z } from 'zod';
import { text } from './text.ts';

export const searchResult = z.object({
  /** Best first. */
  hits: z.array(
    z.object({
      kind: z.enum(['page', 'metric', 'term', 'dimension', 'dataset', 'dashboard', 'view']),
      /** Name of the page, metric, term or dataset, `ref` of the dimension, id of the dashboard or view. */
      id: z.string(),
      label: text,
      detail: text.nullable(),
      /** The name, label, code or synonym that fits what was asked. */
      matched: z.string(),
    }),
  ),
});
