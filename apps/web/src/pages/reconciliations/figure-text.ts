import type { Wire } from '@plumbline/client';
import { exactText, signedText } from '../../reading/figure-text.ts';

type Result = Wire<'Reconciled'>;

/** To the last digit: what is reconciled is not rounded. */
export function figureText(result: Result, name: string, value: Result['total'][number] | undefined): string {
  if (value === null || value === undefined || typeof value === 'boolean') return '—';
  const column = result.columns.find((each) => each.name === name);
  const text = exactText(value, column?.unit);
  return name === 'difference' ? signedText(text) : text;
}
