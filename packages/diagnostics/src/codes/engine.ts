/** Codes of: engines. */
export interface EngineParams {
  'engine/timeout': { engine: string; limitMs: number };
  'engine/too-many-rows': { engine: string; limit: number };
  'engine/out-of-memory': { engine: string; cause: string };
  /** The statement is wrong or failed while running. */
  'engine/rejected': { engine: string; cause: string; sql: string };
  /** A check that the compiler put into the SQL. */
  'engine/raised': { reason: string; text: string };
  'engine/already-open': { file: string; pid: number | null };
  'engine/cannot-open': { file: string; cause: string };
}
