import type { Text } from '@plumbline/model';

const HAN = /\p{Script=Han}/u;

/** `Fact Orders-2024.csv.gz` → `fact_orders_2024`; null where nothing of it can be written in a name. */
export function nameOfFile(file: string): string | null {
  const stem = stemOf(file);
  const name = stem
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
  return name === '' || HAN.test(stem) ? null : name.slice(0, 60);
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
