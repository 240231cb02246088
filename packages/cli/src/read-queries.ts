import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Diagnostic, type Place, report, systemReason } from '@plumbline/diagnostics';
import type { Io } from './io.ts';

export type Questions =
  | { readonly queries: readonly unknown[]; readonly diagnostic: null }
  | { readonly queries: null; readonly diagnostic: Diagnostic };

/** Reads one MetricQuery or an array of them from a file, or from standard input for `-`. */
export async function readQueries(source: string, io: Pick<Io, 'cwd' | 'stdin'>): Promise<Questions> {
  let written: string;
  try {
    written = source === '-' ? await text(io.stdin) : await readFile(resolve(io.cwd, source), 'utf8');
  } catch (cause) {
    const reason = systemReason(cause);
    return { queries: null, diagnostic: report('cli/unreadable-query', { source, reason }) };
  }
  const json = written.replace(/^\uFEFF/, '');
  try {
    const value: unknown = JSON.parse(json);
    return { queries: Array.isArray(value) ? value : [value], diagnostic: null };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const at = placeOf(json, reason, source);
    return {
      queries: null,
      diagnostic: report('cli/query-not-json', { reason: reason.split('\n')[0] ?? reason }, { at }),
    };
  }
}

/** V8 names an offset in most messages; without one the end of the text is meant. */
function placeOf(json: string, reason: string, source: string): Place {
  const named = /position (\d+)/.exec(reason)?.[1];
  const offset = Math.min(named === undefined ? json.length : Number(named), json.length);
  const before = json.slice(0, offset).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  const lineText = json.split('\n')[line - 1] ?? '';
  const file = source === '-' ? '<stdin>' : source;
  return lineText.length > 200
    ? { kind: 'file', file, line, column, length: 1 }
    : { kind: 'file', file, line, column, length: 1, source: lineText };
}
