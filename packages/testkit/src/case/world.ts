import { buildModel, type InspectedColumn, type Model, readDefinitions } from '@plumbline/model';
import { stringify } from 'yaml';
import type { Database } from '../reference/data/database.ts';

/** A workspace with its rows. */
export interface World {
  readonly model: Model;
  readonly database: Database;
}

/** Definitions as they would stand in YAML files; `settings` is `plumbline.yaml`. */
export interface WorldSource {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly definitions: Readonly<Record<string, unknown>>;
  readonly database: Database;
}

const SETTINGS = { workspace: 'shop', locale: 'en', currency: 'CNY', timezone: 'Asia/Shanghai' };

/** Reads the definitions with the real front end. `codes`: its errors; the model is then the sound part. */
export function buildWorld({ settings, definitions, database }: WorldSource): {
  readonly world: World;
  readonly codes: readonly string[];
} {
  const files = new Map([
    ['plumbline.yaml', stringify({ ...SETTINGS, ...settings })],
    ['definitions.yaml', stringify(withSources(definitions, database))],
  ]);
  const inspected = new Map<string, readonly InspectedColumn[]>(
    [...database].map(([name, t]) => [name, t.columns]),
  );
  const read = readDefinitions(files, new Map());
  const built = buildModel(read.definitions, inspected);
  const errors = [...read.diagnostics, ...built.diagnostics].filter((d) => d.severity === 'error');
  return { world: { model: built.model, database }, codes: errors.map((d) => d.code) };
}

/** Every table is a dataset, described or not, whose file has its name. */
function withSources(definitions: WorldSource['definitions'], database: Database): Record<string, unknown> {
  const described = namedList(definitions.datasets);
  const names = new Set(described.map((dataset) => dataset.name));
  const plain = [...database.keys()].filter((name) => !names.has(name)).map((name) => ({ name }));
  const datasets = [...described, ...plain].map((dataset) => ({
    source: { files: `${dataset.name}.csv` },
    ...dataset,
  }));
  return { ...definitions, datasets, ...listOf('metrics', definitions, 'formula') };
}

function listOf(
  key: string,
  definitions: WorldSource['definitions'],
  short: string,
): Record<string, unknown> {
  return definitions[key] === undefined ? {} : { [key]: namedList(definitions[key], short) };
}

/** A list of definitions; `{name: definition}` and, where a word is enough, `{name: text}` are short for one. */
function namedList(value: unknown, short = 'name'): readonly Record<string, unknown>[] {
  if (Array.isArray(value)) return value as readonly Record<string, unknown>[];
  const entries = Object.entries((value ?? {}) as Record<string, unknown>);
  return entries.map(([name, rest]) =>
    typeof rest === 'object' ? { name, ...(rest as Record<string, unknown>) } : { name, [short]: rest },
  );
}
