import { rmSync } from 'node:fs';
import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import { inferTypes } from './infer/infer-types.ts';
import type { InspectResult } from './inspection.ts';
import type { SourceContext } from './load-context.ts';
import type { LoadSource } from './load-task.ts';
import { openRaw } from './raw/open-raw.ts';
import { countedRows, type RawSource } from './raw/raw-source.ts';
import { openScratchFolder } from './source/scratch-folder.ts';
import { ambiguousDates } from './stage/plan-columns.ts';

/** Finds the columns of a source and their types over all of it. Never throws on bad input. */
export async function inspect(
  dataset: string,
  source: LoadSource,
  context: SourceContext,
): Promise<InspectResult> {
  const work = openScratchFolder(hasWorkbook(source) ? context.copies?.folder : undefined);
  try {
    const raw = await openRaw(source, { dataset, context, work, keepsCopies: true });
    try {
      return await inspectRaw(raw, dataset, context.signal);
    } finally {
      await raw.close();
    }
  } catch (thrown) {
    if (!(thrown instanceof PlumblineError)) throw thrown;
    return { inspection: null, diagnostics: thrown.diagnostics };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Its copy is linked, not copied, where it lies beside those that are kept. */
function hasWorkbook(source: LoadSource): boolean {
  return source.kind === 'files' && source.paths.some((path) => /\.xls[xm]$/i.test(path));
}

async function inspectRaw(
  raw: RawSource,
  dataset: string,
  signal: AbortSignal | undefined,
): Promise<InspectResult> {
  const inferred = await inferTypes(raw, [...raw.names.keys()], signal);
  const columns = raw.names.map((name, i) => ({
    name,
    type: inferred.get(i)?.type ?? ({ kind: 'text' } as const),
  }));
  const notes = raw.names.flatMap((name, i): readonly Diagnostic[] => {
    const example = inferred.get(i)?.ambiguous ?? null;
    return example === null ? [] : [ambiguousDates(dataset, name, example)];
  });
  const counts = raw.parts.flatMap((part) => countedRows(part) ?? []);
  const rows = counts.length === raw.parts.length ? counts.reduce((sum, count) => sum + count, 0) : null;
  return { inspection: { columns, rows }, diagnostics: [...raw.notes, ...notes] };
}
