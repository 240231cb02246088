import { quoteLiteral } from '@plumbline/engines';
import type { CsvOptions } from '@plumbline/model';

/** How the numbers of a text are written, where it is not `1,234.50`. */
export interface NumberMarks {
  readonly decimal: '.' | ',';
  /** Every character that may stand between the thousands. */
  readonly thousands: string;
}

/** A space stands for those that do not break a line as well, an apostrophe for the typographic one. */
const SPELLINGS = { '.': '.', ',': ',', ' ': ' \u00a0\u202f', "'": "'\u2019" } as const;

export function numberMarks(csv: CsvOptions | undefined): NumberMarks | null {
  const decimal = csv?.decimal ?? '.';
  const thousands = csv?.thousands ?? (decimal === ',' ? '.' : ',');
  return decimal === '.' && thousands === ',' ? null : { decimal, thousands: SPELLINGS[thousands] };
}

/** SQL of the number as it is written elsewhere; what stands for neither mark makes it no number. */
export function usualNumber(text: string, { decimal, thousands }: NumberMarks): string {
  const strays = ['.', ','].filter((mark) => mark !== decimal && !thousands.includes(mark)).join('');
  const from = decimal + thousands + strays;
  const to = `.${','.repeat(thousands.length)}${'?'.repeat(strays.length)}`;
  return `translate(trim(${text}), ${quoteLiteral(from)}, ${quoteLiteral(to)})`;
}
