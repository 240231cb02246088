import type { Locale } from './message.ts';

/** Words one after the other, as the language separates them: `收入、成本`, `Revenue, Cost`. */
export function listed(words: readonly string[], locale: Locale): string {
  return words.join(locale === 'zh' ? '、' : ', ');
}
