/** What a workspace folder may hold; more is refused with a diagnostic, never read in part. */
export interface FileLimits {
  readonly bytesPerFile: number;
  readonly bytes: number;
  readonly files: number;
  readonly depth: number;
}

export const FILE_LIMITS: FileLimits = {
  bytesPerFile: 16_000_000,
  bytes: 64_000_000,
  files: 10_000,
  depth: 16,
};
