import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const TESTKIT = join(import.meta.dirname, '..');
const ROOT = join(TESTKIT, '../..');

interface Rule {
  readonly rule: string;
  readonly shown: readonly string[];
  readonly laws: readonly string[];
  readonly seen: readonly string[];
}

const text = readFileSync(join(TESTKIT, 'SEMANTICS.md'), 'utf8');
const rules = text.split('\n').flatMap(readRule);

test('every rule names what fails where it is false', () => {
  expect(rules.length).toBeGreaterThan(100);
  expect(rules.filter(({ shown, laws }) => shown.length + laws.length === 0)).toEqual([]);
});

test('every case and test named in the table of rules is there', () => {
  const missing = rules.flatMap(({ shown }) => shown).filter((name) => !existsSync(pathOf(name)));
  expect(missing).toEqual([]);
});

test('every law named is one', () => {
  const folder = join(TESTKIT, 'src/law');
  const laws = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const unknown = rules
    .flatMap(({ laws: named }) => named)
    .filter(
      (name) => !laws.some((law) => law.includes(`name: '${name}'`) || law.includes(`name: "${name}"`)),
    );
  expect(unknown).toEqual([]);
});

test('every flag and every code of a diagnostic is one', () => {
  const named = rules.flatMap(({ seen }) => seen);
  const flags = readFileSync(join(ROOT, 'packages/cli/src/arguments/flags.ts'), 'utf8');
  const asked = named.flatMap((word) => /^--([a-z-]+)/.exec(word)?.[1] ?? []);
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((flag) => !new RegExp(`^  '?${flag}'?: \\{`, 'm').test(flags))).toEqual([]);
  const sources = [
    ...filesIn('packages/diagnostics/src/codes'),
    join(ROOT, 'packages/query/src/metric-result.ts'),
  ].map((file) => readFileSync(file, 'utf8'));
  const codes = named.filter((word) => /^(model|query|stock|asof|span|version)\/[a-z-]+$/.test(word));
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => !sources.some((source) => source.includes(`'${code}'`)))).toEqual([]);
});

test('every folder of cases stands for a rule', () => {
  const folders = new Set(rules.flatMap(({ shown }) => shown.map((name) => name.split('/')[1])));
  const cases = readdirSync(join(TESTKIT, 'cases'));
  expect(cases.filter((folder) => !folders.has(folder) && !ASIDE.has(folder))).toEqual([]);
});

/** Rules of the other pages: what a rollup answers and what names look like. */
const ASIDE: ReadonlySet<string> = new Set(['rollups']);

function readRule(line: string): readonly Rule[] {
  const cells = line.split(/(?<!\\)\|/).slice(1, -1);
  const [rule = '', shown = '', seen = ''] = cells;
  if (cells.length !== 3 || rule.trim() === 'rule' || /^-+$/.test(rule.trim())) return [];
  const laws = [...shown.matchAll(/law `([^`]+)`/g)].map(([, name = '']) => name);
  const tests = marked(shown).filter((name) => !laws.includes(name));
  return [{ rule: rule.trim(), shown: tests, laws, seen: marked(seen) }];
}

function marked(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

function pathOf(name: string): string {
  return name.startsWith('packages/') ? join(ROOT, name) : join(TESTKIT, `${name}.yaml`);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder)).map((file) => join(ROOT, folder, file));
}
