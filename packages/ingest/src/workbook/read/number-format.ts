/**
 * What a number format shows: a day with or without a time, a time of day, a span of hours that may pass 24, or just
 * a number.
 */
export type Shown = 'day' | 'time' | 'span' | 'number';

/** Formats that Excel knows by number alone. 27–36 and 50–58 are those of Chinese, Japanese and Korean. */
const BUILT_IN: readonly { readonly from: number; readonly to: number; readonly shown: Shown }[] = [
  { from: 14, to: 17, shown: 'day' },
  { from: 18, to: 21, shown: 'time' },
  { from: 22, to: 22, shown: 'day' },
  { from: 27, to: 31, shown: 'day' },
  { from: 32, to: 35, shown: 'time' },
  { from: 36, to: 36, shown: 'day' },
  { from: 45, to: 45, shown: 'time' },
  { from: 46, to: 46, shown: 'span' },
  { from: 47, to: 47, shown: 'time' },
  { from: 50, to: 54, shown: 'day' },
  { from: 55, to: 56, shown: 'time' },
  { from: 57, to: 58, shown: 'day' },
];

/** `code`: as written in the workbook, which may also write out a built-in one. */
export function shownBy(id: number, code: string | undefined): Shown {
  if (code !== undefined) return shownByCode(code);
  return BUILT_IN.find(({ from, to }) => id >= from && id <= to)?.shown ?? 'number';
}

const AM_PM = { zh: '上午/下午', en: 'am/pm' };

function shownByCode(code: string): Shown {
  const bare = withoutLiterals(code);
  if (/\[(h+|m+|s+)\]/.test(bare)) return 'span';
  // The general format of Chinese and Japanese workbooks is written `G/` and a word.
  const letters = bare.replace(/\[[^\]]*\]/g, '').replace(/g\/[^\s]+/g, '');
  // Places for digits stand in dates only as fractions of a second; the letters beside them are a currency.
  if (/general|standard/.test(letters) || /[#0?]/.test(letters.replace(/\.0+/g, ''))) return 'number';
  const halves = letters.includes(AM_PM.zh) || letters.includes(AM_PM.en) || letters.includes('a/p');
  const plain = letters.replaceAll(AM_PM.en, '').replaceAll('a/p', '');
  const exponentless = plain.replace(/e[+-]/g, '');
  if (/[yde]|b[12]?b|aaa/.test(exponentless)) return 'day';
  if (halves || /[hs]/.test(exponentless)) return 'time';
  return exponentless.includes('m') ? 'day' : 'number';
}

/** The first section in lower case, without quoted text, escaped characters, fillers and spaces of a width. */
function withoutLiterals(code: string): string {
  let kept = '';
  for (let i = 0; i < code.length; i++) {
    const char = code[i] ?? '';
    if (char === ';') break;
    if (char === '"') {
      const end = code.indexOf('"', i + 1);
      i = end < 0 ? code.length : end;
    } else if ('\\_*!'.includes(char)) i++;
    else kept += char;
  }
  return kept.toLowerCase();
}
