import { createHash } from 'node:crypto';

/** Hash of plain data; Maps and Sets count by their entries, keys of objects in the order they stand. */
export function fingerprintOf(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) =>
    part instanceof Map || part instanceof Set ? [...part] : part,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
