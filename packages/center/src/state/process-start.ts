import { readFile } from 'node:fs/promises';

/** When a process started, as the kernel counts it; null where the system does not say (no `/proc`). */
export async function processStart(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  const afterName = text.slice(text.lastIndexOf(')') + 2);
  return afterName.split(' ')[19] ?? null;
}
