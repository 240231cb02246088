/** Codes of: engines. */
export interface EngineParams {
  'engine/timeout': { engine: string; limitMs: number };
}
