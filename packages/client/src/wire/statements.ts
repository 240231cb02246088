import { z } from 'zod';
import { mark } from './mark.ts';
import { text } from './text.ts';

export const statementList = z.object({
  statements: z.array(
    z.object({
      name: z.string(),
      label: text,
      description: text.nullable(),
      /** In the order of the statement. */
      lines: z.array(
        z.object({
          name: z.string(),
          label: text,
          description: text.nullable(),
          /** What a query writes: `income_statement.revenue`. */
          metric: z.string(),
          formula: z.string(),
          readable: text,
          unit: z.string(),
          kind: z.enum(['flow', 'stock', 'ratio', 'other']),
          /** Absent: none. */
          marks: z.array(mark).optional(),
        }),
      ),
    }),
  ),
});
