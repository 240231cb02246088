import type { Hint } from '@plumbline/diagnostics';

/** What to write in place of the marked text; `isWhole` when it can be put there as it stands. */
export function writeInstead(text: string, isWhole = true): Hint {
  const words = { zh: `请写 ${text}`, en: `write ${text}` };
  return isWhole ? { text: words, replace: text } : { text: words };
}

/** One of two or more readings of the marked text. */
export function readAs(text: string): Hint {
  return { text: { zh: `若想表达此意，请写 ${text}`, en: `to mean this, write ${text}` }, replace: text };
}

/** The words that can stand in a place. */
export function oneOf(words: readonly string[]): Hint {
  const list = words.join(', ');
  return { text: { zh: `可用：${list}`, en: `possible: ${list}` } };
}

/** For amounts in two currencies. */
export function convertFirst(currency: string): Hint {
  const text = `convert(…, to: '${currency}', rate: average)`;
  return { text: { zh: `先换算成同一币种：${text}`, en: `convert to one currency first: ${text}` } };
}

/** For amounts with tax beside amounts without. */
export const takeTaxOff: Hint = {
  text: {
    zh: '先把含税一方去税：net_of_vat(…, 13%)',
    en: 'take the tax off the side that includes it: net_of_vat(…, 13%)',
  },
};
