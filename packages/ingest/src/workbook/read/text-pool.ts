import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

/** Texts by number, in memory up to a limit and beyond it in a file. */
export interface TextPool {
  readonly add: (text: string) => void;
  readonly get: (index: number) => string | null;
  readonly count: () => number;
  readonly close: () => void;
}

const IN_MEMORY = 64 << 20;
const BLOCK = 256 << 10;
const CACHED_BLOCKS = 64;

/** `path`: of the file, which is made only when it is needed. */
export function openTextPool(path: string, inMemory = IN_MEMORY): TextPool {
  const texts: string[] = [];
  let characters = 0;
  let overflow: TextFile | null = null;
  return {
    add(text) {
      characters += text.length;
      if (overflow === null && characters > inMemory) overflow = openTextFile(path);
      if (overflow === null) texts.push(text);
      else overflow.add(text);
    },
    get: (index) => texts[index] ?? overflow?.get(index - texts.length) ?? null,
    count: () => texts.length + (overflow?.count() ?? 0),
    close: () => overflow?.close(),
  };
}

interface TextFile {
  readonly add: (text: string) => void;
  readonly get: (index: number) => string | null;
  readonly count: () => number;
  readonly close: () => void;
}

/** Written once from the first text to the last, then read by blocks; the ones used last stay in memory. */
function openTextFile(path: string): TextFile {
  const file = openSync(path, 'w+');
  let ends = new Float64Array(1024);
  let count = 0;
  let written = 0;
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  const flush = () => {
    if (pendingBytes === 0) return;
    writeSync(file, Buffer.concat(pending), 0, pendingBytes, written);
    written += pendingBytes;
    pending = [];
    pendingBytes = 0;
  };
  const blocks = new Map<number, Buffer>();
  const blockAt = (number: number) => {
    const known = blocks.get(number);
    if (known !== undefined) {
      blocks.delete(number);
      blocks.set(number, known);
      return known;
    }
    const block = Buffer.alloc(BLOCK);
    readSync(file, block, 0, BLOCK, number * BLOCK);
    blocks.set(number, block);
    if (blocks.size > CACHED_BLOCKS)
      for (const oldest of [...blocks.keys()].slice(0, 1)) blocks.delete(oldest);
    return block;
  };
  const slice = (from: number, to: number) => {
    const parts: Buffer[] = [];
    for (let at = from; at < to; ) {
      const start = at % BLOCK;
      const end = Math.min(BLOCK, start + to - at);
      parts.push(blockAt(Math.floor(at / BLOCK)).subarray(start, end));
      at += end - start;
    }
    return Buffer.concat(parts).toString('utf8');
  };
  return {
    add(text) {
      const bytes = Buffer.from(text);
      pending.push(bytes);
      pendingBytes += bytes.length;
      if (count === ends.length) {
        const more = new Float64Array(count * 2);
        more.set(ends);
        ends = more;
      }
      ends[count++] = written + pendingBytes;
      if (pendingBytes > BLOCK) flush();
    },
    get(index) {
      if (index < 0 || index >= count) return null;
      flush();
      return slice(index === 0 ? 0 : (ends[index - 1] ?? 0), ends[index] ?? 0);
    },
    count: () => count,
    close() {
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}
