import type { Loader } from '@plumbline/engines';
import type { RawPart } from '../raw/raw-source.ts';
import type { StagePlan } from '../stage/plan.ts';
import type { StagedPart } from '../stage/stage.ts';
import type { PreparedText } from '../text/prepare-text.ts';
import { readText } from '../text/read-text.ts';
import { scanRecords, type TextRecord } from '../text/scan-records.ts';
import { type BadRow, badRows } from './bad-rows.ts';
import type { RejectedRow, RejectReason } from './rejects-file.ts';

export interface QuarantineOptions {
  readonly loader: Loader;
  readonly dataset: string;
  readonly signal: AbortSignal | undefined;
  readonly write: (row: RejectedRow) => void;
  readonly drained: () => Promise<void>;
}

/** Writes every row of a part that was not loaded, with its place and reasons. */
export async function quarantinePart(
  part: RawPart,
  staged: StagedPart,
  plan: StagePlan,
  options: QuarantineOptions,
): Promise<void> {
  const bad = queueOf(staged.bad === 0 ? none() : badRows(options.loader, part, plan, options));
  if (part.text !== null) {
    const structural = await structuralRejects(options.loader, staged);
    await quarantineText(part.text, structural, bad, options);
    return;
  }
  for (await bad.fill(1); bad.head() !== undefined; await bad.fill(1)) {
    const row = bad.take();
    const place = { file: part.file, ...(part.sheet === null ? {} : { sheet: part.sheet.sheet }) };
    options.write({ ...place, line: row.ordinal, reasons: row.reasons, raw: row.json });
    await options.drained();
  }
}

interface StructuralReject {
  /** Byte offset where DuckDB began to read the record, blank lines before it included. */
  readonly offset: number;
  readonly reasons: readonly RejectReason[];
}

/** One record may give several rejects. */
async function structuralRejects(loader: Loader, staged: StagedPart): Promise<readonly StructuralReject[]> {
  if (staged.rejects === null || staged.rejected === 0) return [];
  const { rows } = await loader.run({
    sql: `SELECT line_byte_position - 1, string_agg(DISTINCT CAST(error_type AS VARCHAR), '|' ORDER BY CAST(error_type AS VARCHAR))
          FROM ${staged.rejects} GROUP BY line_byte_position ORDER BY line_byte_position`,
    params: [],
  });
  return rows.map(([offset, what]) => ({
    offset: Number(offset),
    reasons: String(what)
      .split('|')
      .map((text) => ({ kind: 'record', what: text })),
  }));
}

/** Read in pieces this small, so that the bad rows of one piece are few enough to wait in memory. */
const PIECE = 64 << 10;

async function quarantineText(
  text: PreparedText,
  structural: readonly StructuralReject[],
  bad: Queue,
  options: QuarantineOptions,
): Promise<void> {
  let header = text.header;
  let ordinal = 0;
  let next = 0;
  const visit = (record: TextRecord) => {
    if (record.kind !== 'record') return;
    if (header) {
      header = false;
      return;
    }
    const at = { file: text.file.name, line: text.lines?.of(record.line) ?? record.line };
    const reject = structural[next];
    if (reject !== undefined && reject.offset <= record.offset + text.skippedBytes) {
      next++;
      options.write({ ...at, reasons: reject.reasons, raw: record.bytes.toString('utf8') });
      return;
    }
    ordinal++;
    if (bad.head()?.ordinal !== ordinal) return;
    options.write({ ...at, reasons: bad.take().reasons, raw: record.bytes.toString('utf8') });
  };
  const scan = scanRecords(text.rules, visit);
  const plain = { ...text.file, path: text.path };
  for await (const piece of readText(plain, { gzip: false, encoding: 'utf-8', signal: options.signal })) {
    for (let at = 0; at < piece.length; at += PIECE) {
      await bad.fill(PIECE);
      scan.push(piece.subarray(at, at + PIECE), false);
      await options.drained();
    }
  }
  scan.push(Buffer.alloc(0), true);
}

async function* none(): AsyncGenerator<readonly BadRow[], void, undefined> {}

/** Rows that arrive in chunks, taken one by one without waiting. */
interface Queue {
  /** Waits until at least `count` rows are there, or all that are left. */
  readonly fill: (count: number) => Promise<void>;
  readonly head: () => BadRow | undefined;
  readonly take: () => BadRow;
}

function queueOf(chunks: AsyncGenerator<readonly BadRow[], void, undefined>): Queue {
  let rows: BadRow[] = [];
  let at = 0;
  let ended = false;
  return {
    async fill(count) {
      if (at > 0) {
        rows = rows.slice(at);
        at = 0;
      }
      while (!ended && rows.length < count) {
        const chunk = await chunks.next();
        if (chunk.done === true) ended = true;
        else for (const row of chunk.value) rows.push(row);
      }
    },
    head: () => rows[at],
    take() {
      const row = rows[at];
      if (row === undefined) throw new RangeError('the queue is empty');
      at++;
      return row;
    },
  };
}
