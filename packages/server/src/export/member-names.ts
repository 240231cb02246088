import type { AnswerStream, ResultColumn, ResultRow } from '@plumbline/center';
import { namesColumn } from '@plumbline/client';

/** Behind a column of a grain of the company's own, which holds first days, one with what its members are called. */
export function withMemberNames(stream: AnswerStream): AnswerStream {
  const { columns, scales, chunks } = stream;
  if (columns.every(({ members }) => members === undefined)) return stream;
  const row = (cells: ResultRow): ResultRow =>
    columns.flatMap(({ members }, i) => {
      const cell = cells[i] ?? null;
      return members === undefined ? [cell] : [cell, members[String(cell)] ?? null];
    });
  return {
    ...stream,
    columns: columns.flatMap((column) =>
      column.members === undefined ? [column] : [column, named(column, columns)],
    ),
    scales: columns.flatMap(({ members }, i) => {
      const scale = scales[i] ?? null;
      return members === undefined ? [scale] : [scale, null];
    }),
    chunks: eachRow(chunks, row),
  };
}

function named({ name, label }: ResultColumn, columns: readonly ResultColumn[]): ResultColumn {
  return {
    name: namesColumn(name, columns),
    role: 'dimension',
    type: 'text',
    ...(label === undefined ? {} : { label: { zh: `${label.zh}名称`, en: `${label.en}, name` } }),
  };
}

/** Not a generator: `return` must reach the source even when nobody has asked for the first piece. */
function eachRow(
  source: AsyncIterable<readonly ResultRow[]>,
  of: (row: ResultRow) => ResultRow,
): AsyncIterable<readonly ResultRow[]> {
  const iterator = source[Symbol.asyncIterator]();
  const done = { value: undefined, done: true } as const;
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        const next = await iterator.next();
        return next.done === true ? done : { value: next.value.map(of), done: false };
      },
      return: async () => (await iterator.return?.()) ?? done,
    }),
  };
}
