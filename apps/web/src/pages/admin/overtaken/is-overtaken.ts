import { Refusal } from '../../../api/refusal.ts';

/** Somebody else has written it since it was read. */
export function isOvertaken(error: unknown): error is Refusal {
  return error instanceof Refusal && error.diagnostics[0]?.code === 'people/changed-meanwhile';
}
