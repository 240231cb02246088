import { z } from 'zod';

/** A text in both languages. */
export const text = z.object({ zh: z.string(), en: z.string() });
