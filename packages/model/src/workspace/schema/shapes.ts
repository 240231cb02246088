import { z } from 'zod';
import { text } from './text-forms.ts';

/**
 * A map with exactly these keys. The message of an unknown key carries the known ones, because zod's issue does
 * not: `explain-issue.ts` reads them from there.
 */
export function map<S extends z.core.$ZodLooseShape>(shape: S) {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
}

/** A list with at least one item. */
export function listOf<T extends z.core.$ZodType>(item: T) {
  return z.array(item).min(1);
}

/** One item or a list of them. */
export function oneOrMore<T extends z.ZodType>(item: T) {
  return z.union([item.transform((one) => [one]), listOf(item)]);
}

/** `label: 收入`, `label: {zh: 收入}` or both languages; a missing language shows the other. */
export const bilingual = z.union([
  text.transform((both) => ({ zh: both, en: both })),
  map({ zh: text.optional(), en: text.optional() })
    .refine((label) => label.zh !== undefined || label.en !== undefined, { params: { expected: 'label' } })
    .transform(({ zh, en }) => ({ zh: zh ?? en ?? '', en: en ?? zh ?? '' })),
]);

/** What every object may have. */
export const described = { label: bilingual.optional(), description: bilingual.optional() };
/** Other words people use for it. */
export const synonyms = z.array(text).optional();
