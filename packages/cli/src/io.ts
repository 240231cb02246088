/** What the command line is given by the process that runs it. */
export interface Io {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly version: string;
  readonly signal: AbortSignal;
}

export interface Output {
  readonly isTerminal: boolean;
  /** Terminal columns. */
  readonly columns: number;
  /** Resolves when the reader can take more, or has gone. */
  write(content: string | Uint8Array): Promise<void>;
}
