import { openMemory } from '@plumbline/engines';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { embedded } from '../../src/dialects/index.ts';
import { BIGINT, BOOLEAN, call, column, number, type Scalar, TEXT, truth } from '../../src/plan/scalar.ts';
import type { Select, Sql } from '../../src/sql/ast.ts';
import { printReadable, printScalar, printStatement } from '../../src/sql/print.ts';

const engine = await openMemory({ threads: 1 });
afterAll(() => engine.close());

type Value = number | boolean | null;
interface Sample {
  readonly scalar: Scalar;
  readonly value: Value;
}

const numeric = (fn: 'add' | 'subtract' | 'multiply' | 'modulo', a: Sample, b: Sample): Sample => ({
  scalar: call(fn, [a.scalar, b.scalar], BIGINT),
  value: a.value === null || b.value === null ? null : arithmetic[fn](Number(a.value), Number(b.value)),
});
const arithmetic = {
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  modulo: (a: number, b: number) => (b === 0 ? null : a % b),
};
const comparison = (fn: 'eq' | 'lt' | 'ge' | 'ne' | 'same', a: Sample, b: Sample): Sample => ({
  scalar: call(fn, [a.scalar, b.scalar], BOOLEAN),
  value:
    fn === 'same'
      ? a.value === b.value
      : a.value === null || b.value === null
        ? null
        : { eq: a.value === b.value, ne: a.value !== b.value, lt: a.value < b.value, ge: a.value >= b.value }[
            fn
          ],
});
const junction = (fn: 'and' | 'or', a: Sample, b: Sample): Sample => {
  const decisive = fn === 'or';
  const values = [a.value, b.value];
  const value = values.includes(decisive) ? decisive : values.includes(null) ? null : !decisive;
  return { scalar: call(fn, [a.scalar, b.scalar], BOOLEAN), value };
};

/** Expressions with their value by the rules of three-valued logic. */
const { condition } = fc.letrec<{ amount: Sample; condition: Sample }>((tie) => ({
  amount: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.integer({ min: -9, max: 9 }).map((n) => ({ scalar: number(n, BIGINT), value: n })),
    fc.constant({ scalar: { kind: 'literal', value: null, type: BIGINT } as const, value: null }),
    fc
      .tuple(fc.constantFrom('add', 'subtract', 'multiply', 'modulo'), tie('amount'), tie('amount'))
      .map(([fn, a, b]) => numeric(fn, a, b)),
    tie('amount').map((a) => ({
      scalar: call('negate', [a.scalar], BIGINT),
      value: a.value === null ? null : -Number(a.value),
    })),
    fc.tuple(tie('condition'), tie('amount'), tie('amount')).map(([when, a, b]) => ({
      scalar: {
        kind: 'case' as const,
        whens: [{ when: when.scalar, then: a.scalar }],
        otherwise: b.scalar,
        type: BIGINT,
      },
      value: when.value === true ? a.value : b.value,
    })),
  ),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.boolean().map((b) => ({ scalar: truth(b), value: b })),
    fc
      .tuple(fc.constantFrom('eq', 'lt', 'ge', 'ne', 'same'), tie('amount'), tie('amount'))
      .map(([fn, a, b]) => comparison(fn, a, b)),
    fc
      .tuple(fc.constantFrom('eq', 'ne', 'same'), tie('condition'), tie('condition'))
      .map(([fn, a, b]) => comparison(fn, a, b)),
    fc
      .tuple(fc.constantFrom('and', 'or'), tie('condition'), tie('condition'))
      .map(([fn, a, b]) => junction(fn, a, b)),
    tie('condition').map((a) => ({
      scalar: call('not', [a.scalar], BOOLEAN),
      value: a.value === null ? null : !a.value,
    })),
    fc
      .tuple(fc.constantFrom('is_null', 'is_not_null'), fc.oneof(tie('condition'), tie('amount')))
      .map(([fn, a]) => ({
        scalar: call(fn, [a.scalar], BOOLEAN),
        value: (a.value === null) === (fn === 'is_null'),
      })),
    fc.tuple(fc.boolean(), tie('amount'), fc.integer({ min: -3, max: 3 })).map(([negated, a, n]) => ({
      scalar: {
        kind: 'in' as const,
        value: a.scalar,
        options: [number(n, BIGINT), number(0, BIGINT)],
        negated,
        type: BOOLEAN,
      },
      value: a.value === null ? null : (a.value === n || a.value === 0) !== negated,
    })),
  ),
}));

describe('operators', () => {
  test('mean in SQL what the tree means', async () => {
    const property = fc.asyncProperty(
      fc.array(condition, { minLength: 20, maxLength: 20 }),
      async (samples) => {
        const items = samples.map((s, i) => `${printScalar(s.scalar, embedded)} AS c${i}`);
        const { rows } = await engine.run({ sql: `SELECT ${items.join(', ')}`, params: [] });
        expect(rows[0]).toEqual(samples.map((s) => s.value));
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  const [a, b, c] = ['a', 'b', 'c'].map((name) => column(name, BIGINT)) as [Scalar, Scalar, Scalar];
  test.each([
    [call('subtract', [a, call('subtract', [b, c], BIGINT)], BIGINT), '"a" - ("b" - "c")'],
    [call('subtract', [call('subtract', [a, b], BIGINT), c], BIGINT), '"a" - "b" - "c"'],
    [call('multiply', [a, call('modulo', [b, c], BIGINT)], BIGINT), '"a" * ("b" % nullif("c", 0))'],
    [call('negate', [call('negate', [a], BIGINT)], BIGINT), '-(-"a")'],
    [call('negate', [number(-1)], BIGINT), '-(-1)'],
    [call('eq', [call('lt', [a, b], BOOLEAN), c], BOOLEAN), '("a" < "b") = "c"'],
    [call('not', [call('or', [a, b], BOOLEAN)], BOOLEAN), 'NOT ("a" OR "b")'],
  ])('brackets stand where they are needed: %#', (scalar, sql) => {
    expect(printScalar(scalar, embedded)).toBe(sql);
  });
});

const nasty = [
  `'`,
  `"`,
  `''; DROP TABLE t; --`,
  `"; DROP TABLE t; --`,
  `\\'`,
  `$1`,
  '?',
  'a\nb',
  '/* x */',
  '表 "名"',
  '💰',
  ' ',
];

function selectOf(value: Scalar, as: string): Sql {
  const body: Select = {
    kind: 'select',
    columns: [{ kind: 'value', value, as }],
    from: [],
    joins: [],
    where: [],
    groupBy: null,
    orderBy: [],
    limit: null,
    offset: 0,
  };
  return { parts: [], body };
}

describe('texts and identifiers', () => {
  const word = fc.oneof(
    fc.constantFrom(...nasty),
    fc.string({ minLength: 1 }),
    fc.string({ unit: 'binary', minLength: 1 }),
  );
  const legal = word.filter((w) => !w.includes('\0'));

  test('come back as they were, as parameters and in place', async () => {
    const property = fc.asyncProperty(legal, legal, async (text, name) => {
      const sql = selectOf({ kind: 'literal', value: text, type: TEXT }, name);
      const printed = printStatement(sql, embedded);
      expect(printed.params).toEqual([text]);
      for (const statement of [printed, { sql: printReadable(sql, embedded), params: [] }]) {
        const answer = await engine.run(statement);
        expect(answer.rows).toEqual([[text]]);
        expect(answer.columns[0]?.name).toBe(name);
      }
    });
    await fc.assert(property, { numRuns: 200, examples: nasty.map((w) => [w, w]) });
  });

  test('equal texts are one parameter', () => {
    const text = { kind: 'literal', value: 'x', type: TEXT } as const;
    const printed = printStatement(selectOf(call('concat', [text, text], TEXT), 'twice'), embedded);
    expect(printed).toEqual({ sql: 'SELECT\n  concat($1, $1) AS "twice"', params: ['x'] });
  });
});
