/** Codes of: reading sources and loading them. */
export interface LoadingParams {
  'load/file-not-found': { path: string };
}
