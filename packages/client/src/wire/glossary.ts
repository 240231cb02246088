import { z } from 'zod';
import { text } from './text.ts';

const named = z.object({ name: z.string(), label: text });

export const glossaryTerm = z.object({
  name: z.string(),
  label: text,
  definition: text,
  synonyms: z.array(z.string()),
  owner: z.string().nullable(),
  steward: z.string().nullable(),
  /** Under which it stands in a list of each language, A to Z; `#` for the rest. */
  letter: text,
  /** The term of which it is a kind or a part. */
  broader: named.nullable(),
  narrower: z.array(named),
  /** Terms to read beside it, whichever of the two says so. */
  see: z.array(named),
  /** What the caller sees of the definitions that it explains; names of dimensions as in `by` of a question. */
  explains: z.object({ metrics: z.array(named), dimensions: z.array(named), datasets: z.array(named) }),
});

export const glossaryTermList = z.object({ terms: z.array(glossaryTerm) });
