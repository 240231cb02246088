/** Codes of: command line. */
export interface CommandParams {
  'cli/unknown-command': { name: string };
}
