import type { Value } from '../value/value.ts';

/** A member that no row has. */
export const NOBODY: Value = '\u0000 no such member';
