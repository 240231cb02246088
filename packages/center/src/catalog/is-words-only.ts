/** Keys that people read and nothing computes with. */
const WORDS = new Set([
  'label',
  'description',
  'synonyms',
  'basis',
  'code',
  'ability',
  'perspective',
  'nature',
  'layer',
  'tier',
  'area',
  'purpose',
  'analysis',
  'frequency',
  'ready',
  'owner',
  'steward',
  'department',
  'data_source',
  'status_bands',
  'benchmark',
  'why',
  'deprecated',
  'retired',
]);

/** Objects that no figure is computed from. */
export const WORD_KINDS: ReadonlySet<string> = new Set(['term']);

/** True for a value of a metric that no figure depends on: `label.zh`, `owner`. */
export function isWordsOnly(path: string): boolean {
  return WORDS.has(path.split('.')[0] ?? '');
}
