import { z } from 'zod';

export const health = z.object({ status: z.literal('ok'), version: z.string() });

export const readiness = z.object({
  ready: z.boolean(),
  catalog: z.enum(['ok', 'failed']),
  warehouse: z.enum(['ok', 'failed']),
  /** When data were last loaded, in UTC; null: never. */
  last_load: z.string().nullable(),
  loading: z.boolean(),
  /** The last load, where it failed: since when (ISO instant) loads fail, and the codes of the findings. */
  failed_load: z.object({ since: z.string(), codes: z.array(z.string()) }).nullable(),
});
