import type { ValueType } from '@plumbline/model';
import { expect, test } from 'vitest';
import { promote } from '../src/infer/promote.ts';

const decimal = (precision: number, scale: number): ValueType => ({ kind: 'decimal', precision, scale });

test.each<[ValueType, ValueType, ValueType]>([
  [decimal(10, 2), decimal(6, 4), decimal(12, 4)],
  [decimal(38, 0), decimal(6, 4), { kind: 'double' }],
  [{ kind: 'integer' }, decimal(6, 4), decimal(14, 4)],
  [{ kind: 'integer' }, decimal(18, 4), decimal(18, 4)],
  [{ kind: 'bigint' }, decimal(18, 4), decimal(23, 4)],
  [{ kind: 'null' }, { kind: 'date' }, { kind: 'date' }],
  [{ kind: 'date' }, { kind: 'timestamp', zoned: false }, { kind: 'timestamp', zoned: false }],
  [{ kind: 'timestamp', zoned: true }, { kind: 'timestamp', zoned: false }, { kind: 'text' }],
  [{ kind: 'boolean' }, { kind: 'integer' }, { kind: 'text' }],
])('files of one source: %o and %o make %o, in either order', (a, b, both) => {
  expect(promote(a, b)).toEqual(both);
  expect(promote(b, a)).toEqual(both);
});
