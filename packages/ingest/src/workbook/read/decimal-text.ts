/**
 * The number of a cell as plain decimal digits, at the 15 that Excel keeps: it writes 17, so `0.1 + 0.2` stands in the
 * file as 0.30000000000000004. Null for what is no number.
 */
export function decimalText(written: string): string | null {
  if (PLAIN.test(written)) return written;
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return null;
  if (value === 0) return '0';
  return withoutExponent(value.toPrecision(15));
}

/** No exponent and at most 15 digits. */
const PLAIN = /^-?(?=[\d.]{1,16}$)(?!0\d)\d{1,15}(\.\d{1,14})?$/;

function withoutExponent(text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  const negative = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent ?? 0);
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(1, point);
  const rest = padded.slice(at).replace(/0+$/, '');
  return `${negative ? '-' : ''}${padded.slice(0, at)}${rest === '' ? '' : `.${rest}`}`;
}
