import type { z } from 'zod';
import { bilingual, listOf, map, synonyms } from './shapes.ts';
import { name, text } from './text-forms.ts';

/** A word of the company, what it means, and which definitions it explains. */
export const termDefinition = map({
  name,
  label: bilingual,
  definition: bilingual,
  synonyms,
  owner: text.optional(),
  steward: text.optional(),
  broader: name.optional(),
  see: listOf(name).optional(),
  explains: map({
    metrics: listOf(name).optional(),
    dimensions: listOf(text).optional(),
    datasets: listOf(name).optional(),
  }).optional(),
});
export type TermDefinition = z.output<typeof termDefinition>;
