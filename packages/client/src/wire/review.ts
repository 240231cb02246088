import { z } from 'zod';

/** Who signs a change of definitions. */
export const review = z.enum(['two_signatures', 'one', 'self']);
