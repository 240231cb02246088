import type { MemberGrain } from '@plumbline/calendar';
import type { Scalar } from '../../scalar.ts';
import type { SourceForm } from './source-form.ts';

/** What a key of a source is computed from. */
export function keyValue(form: SourceForm, key: string): Scalar | null {
  return form.derived.find((d) => d.name === key)?.value ?? null;
}

/** The day and the grain behind a time key; null for other values. */
export function grainOf(value: Scalar): { readonly day: Scalar; readonly grain: MemberGrain } | null {
  if (value.type.kind !== 'date') return null;
  const [day] = value.kind === 'call' ? value.args : [];
  if (value.kind === 'call' && value.fn === 'member_start' && day !== undefined) {
    return { day, grain: (value.option ?? 'day') as MemberGrain };
  }
  return { day: value, grain: 'day' };
}
