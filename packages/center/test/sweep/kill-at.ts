import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { WORKER } from './worker.ts';

/** Numbers by kind of work. */
export type Progress = Readonly<Record<'load' | 'apply' | 'setting' | 'close' | 'backup', number>>;

export interface Killed {
  /** Last acknowledged (0: none in this run), and last begun, of each kind. */
  readonly done: Progress;
  readonly begun: Progress;
  readonly output: string;
}

export interface Point {
  /** Counted from the moment the workspace is open, or from the start of the process. */
  readonly from: 'open' | 'start';
  readonly delayMs: number;
}

/** Runs the worker and kills it, as hard as the system can, at a point. */
export async function killAt(
  point: Point,
  {
    built,
    folder,
    backups,
    files,
    before,
  }: {
    readonly built: string;
    readonly folder: string;
    readonly backups: string;
    readonly files: readonly (readonly [string, string])[];
    readonly before: Progress;
  },
): Promise<Killed> {
  const { load, apply, setting, close, backup } = before;
  const start = { rows: load, version: apply, setting, close, backup };
  const script = ['--input-type=module', '-e', WORKER, built, folder, backups, JSON.stringify(start)];
  const child = spawn(process.execPath, script, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SWEEP_FILES: JSON.stringify(files) },
  });
  const exited = once(child, 'exit');
  let output = '';
  child.stderr.on('data', (text) => {
    output += String(text);
  });
  const done: Record<string, number> = { load: 0, apply: 0, setting: 0, close: 0, backup: 0 };
  const begun: Record<string, number> = { ...before };
  const lines = createInterface({ input: child.stdout });
  const read = once(lines, 'close');
  const opened = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      const said = JSON.parse(line) as { kind: string; begun?: number; done?: number };
      if (said.kind === 'go') resolve();
      else if (said.begun !== undefined) begun[said.kind] = said.begun;
      else if (said.done !== undefined) done[said.kind] = said.done;
    });
    child.once('exit', () => resolve());
  });
  if (point.from === 'open') await opened;
  await wait(point.delayMs);
  child.kill('SIGKILL');
  await exited;
  await read;
  return { done: done as Progress, begun: begun as Progress, output };
}
