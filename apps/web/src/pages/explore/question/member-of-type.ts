import type { Member } from '../../../parts/question/question.ts';

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'bigint', 'decimal', 'double']);

/** A number crosses the wire as a text where it may be long; a condition needs it as a number. */
export function memberOfType(value: Member, type: string | undefined): Member {
  if (typeof value !== 'string' || type === undefined || !NUMBERS.has(type)) return value;
  return String(Number(value)) === value ? Number(value) : value;
}
