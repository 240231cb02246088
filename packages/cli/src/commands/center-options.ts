import { resolve } from 'node:path';
import type { CenterOptions } from '@plumbline/center';
import type { CommandContext } from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';
import { storePlace } from './store-place.ts';

export function centerOptions({ io, flags }: CommandContext, command: string): CenterOptions {
  return {
    cwd: io.cwd,
    env: io.env,
    now: io.now,
    today: flags.today ?? null,
    command,
    lockWaitMs: LOCK_WAIT_MS,
    store: storePlace({ flags, io }),
    auditHeads: headsIn(io),
    ...(flags.memory === undefined ? {} : { memoryLimit: flags.memory }),
  };
}

/** `PLUMBLINE_AUDIT_HEADS`: the file outside the folder that gets the head of the audit log; null: none. */
function headsIn({ cwd, env }: CommandContext['io']): string | null {
  const path = env.PLUMBLINE_AUDIT_HEADS ?? '';
  return path === '' ? null : resolve(cwd, path);
}
