/** What is known of files and statements, so that neither is read again. To lose it costs time, nothing else. */
export interface SourceMemory {
  /** As kept by an earlier run. */
  readonly recalled: KnownSources;
  /** What this run asked about: all that is worth keeping. */
  readonly seen: {
    readonly hashes: Map<string, string>;
    readonly statements: Map<string, readonly string[] | null>;
  };
}

export interface KnownSources {
  /** Of the bytes, by path, size, time of change and inode. */
  readonly hashes: ReadonlyMap<string, string>;
  /** By folder and text: the files that a statement reads; null: not they alone decide its rows. */
  readonly statements: ReadonlyMap<string, readonly string[] | null>;
}

export function sourceMemory(
  recalled: KnownSources = { hashes: new Map(), statements: new Map() },
): SourceMemory {
  return { recalled, seen: { hashes: new Map(), statements: new Map() } };
}
