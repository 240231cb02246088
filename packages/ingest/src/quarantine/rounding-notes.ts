import { type Diagnostic, report } from '@plumbline/diagnostics';
import { conversionTo } from '../convert/conversion.ts';
import { type RawSource, rawValue } from '../raw/raw-source.ts';
import type { StagePlan } from '../stage/plan.ts';

/** Which fields lost decimals that matter (a relative change above 1e-9), in how many rows, and an example. */
export async function roundingNotes(
  plan: StagePlan,
  raw: RawSource,
  dataset: string,
  signal: AbortSignal | undefined,
): Promise<readonly Diagnostic[]> {
  const notes: Diagnostic[] = [];
  for (const column of plan.columns) {
    if (column.kind !== 'raw' || column.target.kind !== 'decimal') continue;
    let rows = 0;
    let example = '';
    for (const part of raw.parts) {
      const source = rawValue(part, column.index);
      const conversion = conversionTo(column.target, source, column.dates);
      if (conversion === null || conversion.rounded === null) continue;
      const before = conversionTo({ kind: 'double' }, source, null)?.value ?? source.sql;
      const changed = `(${conversion.rounded(conversion.value)}) AND abs(CAST(${conversion.value} AS DOUBLE) - ${before}) > 1e-9 * abs(${before})`;
      const found = await raw.loader.run(
        {
          sql: `SELECT count_if(${changed}), min(CASE WHEN ${changed} THEN CAST(${source.sql} AS VARCHAR) END) FROM ${part.from(null)}`,
          params: [],
        },
        { signal },
      );
      rows += Number(found.rows[0]?.[0] ?? 0);
      example = example === '' ? String(found.rows[0]?.[1] ?? '') : example;
    }
    if (rows === 0) continue;
    const params = { dataset, field: column.field, rows, scale: column.target.scale, example };
    notes.push(report('load/rounded', params, { severity: 'warning' }));
  }
  return notes;
}
