/** Words that stand at the left of a row of totals. */
const TOTAL_WORDS = {
  zh: ['合计', '总计', '小计', '共计', '总合计', '本页合计', '本月合计', '本年累计', '累计'],
  en: ['total', 'totals', 'grandtotal', 'subtotal', 'subtotals', 'sum'],
};

const WORDS: ReadonlySet<string> = new Set([...TOTAL_WORDS.zh, ...TOTAL_WORDS.en]);
const LONGEST = 24;

export function isTotalWord(text: string): boolean {
  return text.length <= LONGEST && WORDS.has(text.replace(/[\s:：]/g, '').toLowerCase());
}
