import type { Context } from './context.ts';

export const rawFile = (scratch: string, what: string, month: string): string =>
  `${scratch}/raw-${what}-${month}.parquet`;

/** List of files for `read_parquet`. */
export const rawFiles = ({ months }: Context, scratch: string, what: string): string =>
  `[${months.map((month) => `'${rawFile(scratch, what, month)}'`).join(', ')}]`;
