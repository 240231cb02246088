import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkChinesePunctuation } from './architecture/check-chinese-punctuation.ts';
import { checkCycles } from './architecture/check-cycles.ts';
import { checkEntries } from './architecture/check-entries.ts';
import { checkFiles } from './architecture/check-files.ts';
import { checkImports } from './architecture/check-imports.ts';
import { checkManifests } from './architecture/check-manifests.ts';
import { checkOutgoing } from './architecture/check-outgoing.ts';
import { checkPurity } from './architecture/check-purity.ts';
import { checkChineseText, checkEngineNames } from './architecture/check-words.ts';
import { readLayers } from './architecture/layers.ts';
import { type Finding, readRepository } from './architecture/repository.ts';

const repository = readRepository(fileURLToPath(new URL('../../..', import.meta.url)));
const layers = readLayers(repository);

function lines(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, at, message }) => `${rule}: ${at} ${message}`);
}

test('packages import only what the table of ARCHITECTURE.md allows', () => {
  expect(lines(checkImports(repository, layers))).toEqual([]);
});

test('the table, package.json and tsconfig.json of every package agree', () => {
  expect(lines(checkManifests(repository, layers))).toEqual([]);
});

test('no file imports itself at run time, however far around', () => {
  expect(lines(checkCycles(repository))).toEqual([]);
});

test('an entry that is there to start fast loads little', () => {
  expect(lines(checkEntries(repository))).toEqual([]);
});

test('files are short, named after a concept, and packages have a README', () => {
  expect(lines(checkFiles(repository))).toEqual([]);
});

test('pure packages read no clock, environment, file or chance', () => {
  expect(lines(checkPurity(repository, layers))).toEqual([]);
});

test('engines are named only where they are described', () => {
  expect(lines(checkEngineNames(repository))).toEqual([]);
});

test('Chinese prose has full-width marks', () => {
  expect(lines(checkChinesePunctuation(repository))).toEqual([]);
});

test('Chinese text stands in catalogs or beside its English', () => {
  expect(lines(checkChineseText(repository))).toEqual([]);
});

test('requests leave by the doors only', () => {
  expect(lines(checkOutgoing(repository))).toEqual([]);
});
