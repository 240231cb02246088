import type { Text } from '@plumbline/model';
import { HAN_WORDS } from './han-words.ts';

const HAN = /\p{Script=Han}/u;

/** `Fact Orders-2024.csv.gz` → `fact_orders_2024`; null where nothing of it can be written in a name. */
export function nameOfFile(file: string): string | null {
  const stem = stemOf(file);
  const name = stem
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
  if (HAN.test(stem)) return nameOfHan(stem);
  return name === '' ? null : name.slice(0, 60);
}

/** `下单日期` → `order_date`, where every part of it is a word that business tables use; else null. */
export function nameOfHan(text: string): string | null {
  const words: string[] = [];
  for (let rest = text.replace(/[\s_()（）/／:：-]+/g, ''); rest !== ''; ) {
    const found = HAN_WORDS.find(({ zh }) => rest.startsWith(zh));
    const ascii = /^[a-z0-9]+/i.exec(rest)?.[0];
    if (found === undefined && ascii === undefined) return null;
    const { zh: han, en: english } = found ?? { zh: ascii ?? '', en: (ascii ?? '').toLowerCase() };
    if (english !== '' && english !== words.at(-1)) words.push(english);
    rest = rest.slice(han.length);
  }
  const name = words.join('_');
  return /^[a-z]/.test(name) ? name.slice(0, 60) : null;
}

/** What people call it: the text itself where it is Chinese, else its words. */
export function labelOf(text: string): Text {
  if (HAN.test(text)) return { zh: text, en: text };
  const words = text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .toLowerCase();
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  return { zh: label, en: label };
}

export function stemOf(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.(gz|zst)$/i, '').replace(/\.[a-z0-9]+$/i, '');
}
