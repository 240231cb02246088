import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/plumbline.js', import.meta.url));

/** The real command in its own process. */
export async function serve(folder, more) {
  const args = ['serve', folder, '--port', '0', '--log-level', 'error', ...more];
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part) => {
    said += part;
  });
  while (!said.includes('Ctrl+C')) {
    if (child.exitCode !== null) throw new Error(said);
    await sleep(50);
  }
  const file = join(folder, '.plumbline', 'server.json');
  if (!existsSync(file)) throw new Error(said);
  const { url, token } = JSON.parse(readFileSync(file, 'utf8'));
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url, token, pid: child.pid, stop, said: () => said };
}

export async function ask(url, token, query) {
  const response = await fetch(`${url}/api/v1/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(query),
  });
  const result = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(result));
  return result;
}

/** Resident memory in MB. */
export function memoryOf(pid) {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1000);
}
