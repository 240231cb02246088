import type { Loader } from '@plumbline/engines';
import type { RawPart } from '../raw/raw-source.ts';
import type { StagePlan } from '../stage/plan.ts';
import { BETWEEN_FAILURES, BETWEEN_FIELD_AND_VALUE, stageSelect } from '../stage/stage-select.ts';
import type { RejectReason } from './rejects-file.ts';
import { sheetReason } from './sheet-reason.ts';

export interface BadRow {
  /** Among the rows that were read, from 1; in a sheet its number. */
  readonly ordinal: number;
  readonly reasons: readonly RejectReason[];
  /** The raw row as JSON; empty for text, whose own bytes are kept. */
  readonly json: string;
}

/** Rows of a part with a value that could not be read, in order. */
export async function* badRows(
  loader: Loader,
  part: RawPart,
  plan: StagePlan,
  options: { readonly dataset: string; readonly signal: AbortSignal | undefined },
): AsyncGenerator<readonly BadRow[], void, undefined> {
  const { dataset, signal } = options;
  const select = stageSelect(plan, part, { dataset, rejects: null, detail: true });
  const sql = `SELECT plumbline_row, plumbline_failed, plumbline_json FROM (${select}) WHERE plumbline_bad ORDER BY plumbline_row`;
  for await (const { rows } of loader.stream({ sql, params: [] }, { signal })) {
    yield rows.map(([ordinal, failed, json]) => ({
      ordinal: Number(ordinal),
      reasons: reasonsOf(String(failed ?? ''), part, plan, Number(ordinal)),
      json: String(json ?? ''),
    }));
  }
}

function reasonsOf(
  failed: string,
  { sheet }: RawPart,
  plan: StagePlan,
  row: number,
): readonly RejectReason[] {
  return failed.split(BETWEEN_FAILURES).map((text): RejectReason => {
    const [field = '', value = ''] = text.split(BETWEEN_FIELD_AND_VALUE);
    if (sheet !== null) return sheetReason({ sheet, plan, row }, field, value);
    return field === '' ? { kind: 'record', what: value } : { kind: 'value', field, value };
  });
}
