import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metricQueryJsonSchema } from '@plumbline/query';
import { expect, test } from 'vitest';
import { chartDimensions } from '../../src/charts/panel/chart-shape.ts';
import { readQuestion } from '../../src/parts/question/address.ts';
import { askedOf } from '../../src/parts/question/query-of.ts';

const FRAME = { period: '2026-10', month: '2026-10', compare: 'year_ago', isNarrowed: false };
const METRICS = ['revenue', 'cost'].map((name) => ({ name, additive: 'always' as const }));

interface Line {
  readonly member: string;
  readonly says: string;
  readonly address: string | null;
}

const lines = readFileSync(join(import.meta.dirname, '../../ASKED.md'), 'utf8')
  .split('\n')
  .flatMap(readLine);

test('every member of a question, and every word it takes, has one line', () => {
  const members = [...membersOf(metricQueryJsonSchema(), '')].sort();
  expect(members.length).toBeGreaterThan(60);
  expect(lines.map(({ member }) => member).sort()).toEqual(members);
});

test('a line without an address says why', () => {
  const silent = lines.filter(({ address }) => address === null);
  expect(silent.filter(({ says }) => !/^(not offered: |the usual way)/.test(says))).toEqual([]);
});

test.each(lines.flatMap(({ member, address }) => (address === null ? [] : [[member, address] as const])))(
  '%s is asked by %s',
  (member, address) => {
    expect(askedMembers(address)).toContain(member);
    const others = new URLSearchParams(address).size === 0 ? [] : askedMembers('');
    expect(others.includes(member)).toBe(member === 'compare' || ALWAYS.has(member));
  },
);

/** What every question has, whatever its address says. */
const ALWAYS: ReadonlySet<string> = new Set(['metrics', 'by', 'period', 'compare: year_ago']);

function askedMembers(address: string): readonly string[] {
  const question = readQuestion({
    metrics: 'revenue,cost',
    ...Object.fromEntries(new URLSearchParams(address)),
  });
  const chart = chartDimensions(question.rows, question.columns);
  const { query } = askedOf(question, FRAME, chart, METRICS);
  return [...said(query, '')];
}

/** Members that a question says, named as those of the schema. */
function* said(value: unknown, path: string): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* said(item, path);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield joined(path, key);
      yield* said(inner, joined(path, key));
    }
  } else if (typeof value === 'string') yield `${path}: ${value}`;
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
}

function membersOf(shape: Shape, path: string): ReadonlySet<string> {
  const inside = Object.entries(shape.properties ?? {}).flatMap(([key, inner]) => [
    joined(path, key),
    ...membersOf(inner, joined(path, key)),
  ]);
  const words = [...(shape.enum ?? []), ...(typeof shape.const === 'string' ? [shape.const] : [])];
  const choices = [...(shape.anyOf ?? []), ...(shape.items === undefined ? [] : [shape.items])];
  return new Set([
    ...inside,
    ...words.map((word) => `${path}: ${word}`),
    ...choices.flatMap((choice) => [...membersOf(choice, path)]),
  ]);
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function readLine(text: string): readonly Line[] {
  const [, member, says = '', address] = /^\| `([^`]+)` \| (.*?) \| (?:`([^`]+)` )?\|$/.exec(text) ?? [];
  return member === undefined ? [] : [{ member, says, address: address ?? null }];
}
