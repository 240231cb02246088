import { mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseDay } from '@plumbline/calendar';
import { type Holder, holdWarehouse } from '../answer/warehouse-holder.ts';
import { questionLog } from '../asked/question-log.ts';
import { pointersOf } from '../state/pointers.ts';
import { turns } from '../state/turns.ts';
import { todayOf } from '../workspace/today.ts';
import type { Center, CenterOptions } from './center.ts';
import { centerOf } from './center-of.ts';
import { loadMemory } from './load-memory.ts';
import { dropUnread, startTables } from './load-tables.ts';
import { readServed, type Served } from './served.ts';
import { snapshots } from './snapshots.ts';
import { successionOf } from './succession.ts';
import type { Workings } from './workings.ts';

/**
 * Holds a workspace: takes its lock, opens catalog and warehouse, drops what no pointer names. The folder needs no
 * definitions: a restored one has them in its catalog. Throws PlumblineError when any part cannot be opened.
 */
export async function openCenter(dir: string, options: CenterOptions): Promise<Center> {
  const path = resolve(options.cwd, dir);
  await mkdir(path, { recursive: true });
  const root = await realpath(path);
  const folder = join(root, '.plumbline');
  const { command, lockWaitMs: waitMs = 0, memoryLimit } = options;
  const holder = await holdWarehouse(folder, {
    command,
    waitMs,
    now: options.now(),
    memoryLimit,
    store: options.store ?? null,
  });
  try {
    return centerOf(await startWorkings({ root, folder, options, holder }));
  } catch (cause) {
    await holder.release();
    throw cause;
  }
}

async function startWorkings(
  opened: Pick<Workings, 'root' | 'folder' | 'options' | 'holder'>,
): Promise<Workings> {
  const { options, holder } = opened;
  const pointers = pointersOf(holder.store, options.now);
  const state = await startTables({ holder, pointers });
  const first = await firstServed(holder, state, options);
  const served = snapshots(first, () => {
    // Nobody waits for it; tables left by a failure go at the next load or start.
    dropUnread(workings).catch(() => undefined);
  });
  const workings: Workings = {
    ...opened,
    pointers,
    log: questionLog(holder.store, options.now),
    snapshots: served,
    succession: successionOf(served, options.now),
    loading: turns(),
    loads: loadMemory(options.now),
    publishing: turns(),
    viewings: new Map(),
    today: ({ model }) => todayOf(options.today, model.workspace, options.now()).today,
  };
  return workings;
}

/** The zone of the workspace decides the day, and the day which definitions are in force: the zone is read first. */
async function firstServed(holder: Holder, state: Served['state'], options: CenterOptions): Promise<Served> {
  const { store } = holder;
  const utc = parseDay(options.now().toISOString().slice(0, 10)) ?? 0;
  const served = await readServed(store, { state, day: utc, env: options.env });
  const { today } = todayOf(options.today, served.model.workspace, options.now());
  return today === served.day ? served : readServed(store, { state, day: today, env: options.env });
}
