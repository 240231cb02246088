/** Codes of: the command line, and what center finds about a workspace folder, its state and its lock. */
export interface CommandParams {
  'cli/unknown-command': { name: string };
  'cli/missing-command': Record<never, never>;
  'cli/unknown-flag': { flag: string };
  'cli/flag-not-for-command': { flag: string; command: string };
  'cli/missing-value': { flag: string };
  'cli/unexpected-value': { flag: string; value: string };
  'cli/not-a-choice': { flag: string; value: string; choices: readonly string[] };
  'cli/not-a-count': { flag: string; value: string };
  'cli/out-of-range': { flag: string; value: string; least: string; most: string };
  'cli/repeated-flag': { flag: string };
  'cli/missing-argument': { command: string; argument: string };
  'cli/unexpected-argument': { command: string; argument: string };
  'cli/conflicting-flags': { first: string; second: string };
  'cli/several-answers': { format: string; queries: number };
  'cli/unreadable-query': { source: string; reason: string };
  'cli/query-not-json': { reason: string };
  'cli/missing-variable': { name: string; beside: string };
  'cli/not-an-issuer': { name: string; value: string };
  'cli/not-a-network': { name: string; value: string };
  'cli/not-a-port': { flag: string; value: string };
  'cli/file-exists': { path: string };
  'cli/unreadable-table': { file: string; reason: string };
  'cli/binary-to-terminal': { format: string };
  'cli/cannot-write': { path: string; reason: string };
  'cli/folder-in-use': { path: string };
  /** What the flag asks for is done and recorded by a server, and there is none. */
  'cli/needs-server': { flag: string };
  'cli/internal-error': { message: string };
  'workspace/folder-not-found': { path: string };
  'workspace/not-a-workspace': { path: string };
  'workspace/unreadable-file': { path: string; reason: string };
  'workspace/file-too-large': { path: string; bytes: number; limit: number };
  'workspace/too-many-files': { limit: number };
  'workspace/too-large': { bytes: number; limit: number };
  'workspace/folder-too-deep': { path: string; limit: number };
  'workspace/not-utf8': { path: string };
  'workspace/link-outside': { path: string; target: string };

  'workspace/variable-folder-not-found': { name: string; path: string };
  'workspace/source-not-supported': { dataset: string; connection: string };
  'workspace/field-not-stored': { dataset: string; member: string; field: string };
  'workspace/relationship-not-measured': { relationship: string; field: string };
  'workspace/bad-today': { text: string };
  'workspace/locked': { pid: number; command: string; since: string };
  'workspace/locked-elsewhere': { host: string; pid: number; since: string };
  'workspace/state-unreadable': { names: readonly string[] };
  'workspace/state-not-writable': { path: string; reason: string };
  'workspace/not-loaded': { datasets: readonly string[] };
  'workspace/stale-data': { datasets: readonly string[] };
  /** Rows of a load whose files are not there. */
  'workspace/sources-gone': { datasets: readonly string[] };
}
