import { z } from 'zod';
import { text } from './text.ts';

const day = z.string().nullable();

/** How the rows behind the numbers stand, dataset by dataset. */
export const datasetList = z.object({
  datasets: z.array(
    z.object({
      name: z.string(),
      label: text,
      /** `outdated`: its definition has changed since, it waits for a load. */
      state: z.enum(['loaded', 'outdated', 'not-loaded']),
      rows: z.int().nullable(),
      /** Rows of the source that could not be read and were kept aside. */
      quarantined: z.int(),
      /** First and last day that has rows; null without a time field. */
      first: day,
      last: day,
      /** When a load last brought other rows. */
      changed_at: z.string().nullable(),
    }),
  ),
});
