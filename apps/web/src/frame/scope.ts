import type { Wire } from '@plumbline/client';

/** The part of the company that is looked at: a member of a dimension, `sales_channel.name` = `直营`. */
export interface Scope {
  readonly ref: string;
  readonly value: string;
}

type Question = Wire<'MetricQuery'>;

const PARAMETER = '$frame_scope';

/** `sales_channel.name:直营`, as it stands in the address; null: not a scope. */
export function readScope(text: unknown): Scope | null {
  if (typeof text !== 'string') return null;
  const cut = text.indexOf(':');
  const ref = text.slice(0, cut);
  const value = text.slice(cut + 1);
  return cut > 0 && value !== '' && /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/.test(ref) ? { ref, value } : null;
}

export function writeScope({ ref, value }: Scope): string {
  return `${ref}:${value}`;
}

/** The same question about the scope alone. */
export function withScope(question: Question, scope: Scope | null): Question {
  if (scope === null) return question;
  const own = question.where === undefined ? '' : `(${question.where}) and `;
  return {
    ...question,
    where: `${own}${scope.ref} = ${PARAMETER}`,
    params: { ...question.params, [PARAMETER]: scope.value },
  };
}
