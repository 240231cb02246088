import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InternalError } from '@plumbline/diagnostics';
import { openLoader } from '@plumbline/engines';
import { contextOf, DEFAULT_OPTIONS, DEMO_DAYS, type DemoOptions } from './run/context.ts';
import { isDay } from './run/days.ts';
import { makingFolder, removeLeftovers } from './run/making-folder.ts';
import { runSteps, type WrittenTable } from './run/run-steps.ts';
import { sessionOn } from './run/session.ts';
import { markOf, readStamp, recipeOf, type Stamp, UNFINISHED, writeStamp } from './run/stamp.ts';
import { STEPS } from './tables/steps.ts';
import { makeTruth } from './tables/truth/make-truth.ts';

export interface GenerateOptions extends Partial<DemoOptions> {
  /** The workspace: files are written into its `data/`. */
  readonly dir: string;
  readonly threads?: number;
  /** As DuckDB writes it; more spills to disk. */
  readonly memoryLimit?: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: DemoProgress) => void;
}

export interface DemoProgress {
  readonly step: string;
  readonly done: number;
  readonly of: number;
}

export interface GeneratedDemo {
  /** Paths relative to the workspace. */
  readonly files: readonly string[];
  /** Table → rows. */
  readonly rows: Readonly<Record<string, number>>;
  /** False when everything was already there. */
  readonly isNew: boolean;
  /** Files that somebody changed since they were written: left as they are. */
  readonly kept: readonly string[];
}

const TRUTH = 'data/truth/truth.json';

/**
 * Makes the demo company's data. Same seed, day and scale: same bytes. What is there already is not made again, what
 * somebody has edited is not overwritten, and a file appears only when it is whole.
 */
export async function generateDemo(options: GenerateOptions): Promise<GeneratedDemo> {
  const { dir, signal } = options;
  const wanted: DemoOptions = {
    seed: options.seed ?? DEFAULT_OPTIONS.seed,
    today: options.today ?? DEFAULT_OPTIONS.today,
    scale: options.scale ?? DEFAULT_OPTIONS.scale,
  };
  refuseUnplanned(wanted);
  const data = join(dir, 'data');
  await mkdir(data, { recursive: true });
  const stamp = await readStamp(data);
  const recipe = await recipeOf(wanted);
  const found = await compare(dir, stamp);
  if (stamp?.recipe === recipe && found.isWhole)
    return { files: Object.keys(stamp.files), rows: stamp.rows, isNew: false, kept: found.edited };
  signal?.throwIfAborted();
  await removeLeftovers(data);
  const making = await makingFolder(data);
  try {
    const written = await make(making, wanted, options);
    const files = [...written.flatMap(({ paths }) => paths.map((path) => `data/${path}`)), TRUTH];
    const rows = Object.fromEntries(written.map((table) => [table.name, table.rows]));
    await publish({ dir, making, files, rows, recipe, stamp, edited: found.edited });
    return { files, rows, isNew: true, kept: found.edited };
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** Commands refuse such wishes in words of their own. */
function refuseUnplanned({ today, scale }: DemoOptions): void {
  if (!isDay(today) || today < DEMO_DAYS.first || today > DEMO_DAYS.last)
    throw new InternalError(`the demo clock cannot stand on ${today}`);
  if (!(scale >= 0.01 && scale <= 1000)) throw new InternalError(`no company of size ${scale}`);
}

/** Which of the files written before are still as they were written. */
async function compare(
  dir: string,
  stamp: Stamp | null,
): Promise<{ readonly isWhole: boolean; readonly edited: readonly string[] }> {
  const marks = await Promise.all(
    Object.entries(stamp?.files ?? {}).map(async ([path, mark]) => ({
      path,
      mark,
      now: await markOf(join(dir, path)),
    })),
  );
  return {
    isWhole: marks.length > 0 && marks.every(({ now }) => now !== null),
    edited: marks.filter(({ mark, now }) => now !== null && now !== mark).map(({ path }) => path),
  };
}

async function make(
  making: string,
  wanted: DemoOptions,
  options: GenerateOptions,
): Promise<readonly WrittenTable[]> {
  const out = join(making, 'data');
  const scratch = join(making, 'scratch');
  await Promise.all([out, scratch].map((path) => mkdir(path, { recursive: true })));
  const loader = await openLoader({
    files: [],
    stage: making,
    memoryLimit: options.memoryLimit ?? '1500MB',
    threads: options.threads ?? 2,
  });
  try {
    const session = sessionOn(loader, contextOf(wanted), { scratch, signal: options.signal });
    const onStep = (step: string, done: number, of: number) => options.onProgress?.({ step, done, of });
    const written = await runSteps(session, STEPS, { out, onStep });
    const truth = await makeTruth(session);
    await mkdir(join(out, 'truth'), { recursive: true });
    await writeFile(join(making, TRUTH), `${JSON.stringify(truth, null, 1)}\n`);
    return written;
  } finally {
    await loader.close();
  }
}

interface Publishing {
  readonly dir: string;
  readonly making: string;
  readonly files: readonly string[];
  readonly rows: Readonly<Record<string, number>>;
  readonly recipe: string;
  readonly stamp: Stamp | null;
  readonly edited: readonly string[];
}

/** The stamp is taken away first: a run that is cut off here is taken up again, and its files are not taken for somebody's. */
async function publish({ dir, making, files, rows, recipe, stamp, edited }: Publishing): Promise<void> {
  const data = join(dir, 'data');
  const old = Object.fromEntries(edited.map((path) => [path, stamp?.files[path] ?? '']));
  await writeStamp(data, { recipe: UNFINISHED, files: old, rows: {} });
  for (const path of Object.keys(stamp?.files ?? {}))
    if (!files.includes(path) && !edited.includes(path)) await rm(join(dir, path), { force: true });
  const marks: Record<string, string> = { ...old };
  for (const path of files) {
    if (edited.includes(path)) continue;
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await rename(join(making, path), join(dir, path));
    marks[path] = (await markOf(join(dir, path))) ?? '';
  }
  await writeStamp(data, { recipe, files: marks, rows });
}
