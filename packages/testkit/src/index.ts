export type { Database, Table } from './reference/data/database.ts';
export { Refusal } from './reference/data/refusal.ts';
export { evaluate, type ReferenceNote, type ReferenceResult } from './reference/evaluate.ts';
export type { ReferenceInput } from './reference/evaluation-of.ts';
export type { Cell } from './reference/value/cell.ts';
