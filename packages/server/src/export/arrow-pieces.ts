import type { Cell, ResultColumn, ResultRow } from '@plumbline/center';
import { Field, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct } from 'apache-arrow';
import { ARROW_KINDS } from './arrow-column.ts';

/** Rows of one record batch: fewer cost more than the rows themselves. */
const BATCH = 16_384;
/** The mark that ends a stream: a continuation and a length of 0. */
const END = 8;

/** An Arrow IPC stream in pieces, one record batch each. `scales`: digits of the decimal columns. */
export async function* arrowPieces(
  columns: readonly ResultColumn[],
  scales: readonly (number | null)[],
  chunks: AsyncIterable<readonly ResultRow[]>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const schema = new Schema(
    columns.map(({ name, type }, i) => new Field(name, ARROW_KINDS[type].type(scales[i] ?? 0), true)),
  );
  const empty = encode(schema, []);
  const begin = empty.length - END;
  yield empty.subarray(0, begin);
  let rows: ResultRow[] = [];
  const batch = () => {
    const bytes = encode(schema, [batchOf(schema, columns, scales, rows)]);
    rows = [];
    return bytes.subarray(begin, bytes.length - END);
  };
  for await (const chunk of chunks) {
    for (const row of chunk) rows.push(row);
    if (rows.length >= BATCH) yield batch();
  }
  if (rows.length > 0) yield batch();
  yield empty.subarray(begin);
}

function batchOf(
  schema: Schema,
  columns: readonly ResultColumn[],
  scales: readonly (number | null)[],
  rows: readonly ResultRow[],
): RecordBatch {
  const children = columns.map(({ type }, i) => {
    const cells = rows.map((row): Cell => row[i] ?? null);
    return ARROW_KINDS[type].data(cells, scales[i] ?? 0);
  });
  return new RecordBatch(
    schema,
    makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children }),
  );
}

function encode(schema: Schema, batches: readonly RecordBatch[]): Uint8Array {
  const writer = new RecordBatchStreamWriter();
  writer.reset(undefined, schema);
  for (const one of batches) writer.write(one);
  writer.finish();
  return writer.toUint8Array(true);
}
