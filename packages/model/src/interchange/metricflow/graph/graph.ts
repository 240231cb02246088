import type { Diagnostic } from '@plumbline/diagnostics';
import type { Manifest, SemanticModel, TimeSpine } from '../manifest/manifest.ts';
import type { ConstantKey } from './constant-keys.ts';

/** The project with the names it gets here. */
export interface Graph {
  readonly manifest: Manifest;
  readonly diagnostics: Diagnostic[];
  /** Names of datasets by semantic model. */
  readonly datasets: ReadonlyMap<string, string>;
  readonly metrics: ReadonlyMap<string, string>;
  /** Names of conformed dimensions by entity. */
  readonly conformed: ReadonlyMap<string, string>;
  /** Names of fields by semantic model and element. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Names of fields by semantic model and column of the source. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly links: readonly Link[];
  /** Fields that relationships and dimensions need besides elements, by semantic model. */
  readonly derived: ReadonlyMap<string, readonly DerivedField[]>;
  /** Conformed dimensions of the times that models are counted by: by grain of the project's own, and `day`. */
  readonly times: ReadonlyMap<string, string>;
  /** Names of conformed dimensions by model with copies, and dimension. */
  readonly twins: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Keys of conversions with constant properties, by metric. */
  readonly constants: ReadonlyMap<string, ConstantKey>;
  /** Measures that a conversion counts by a date of their own, and the metrics made for them. */
  readonly steps: ReadonlyMap<string, string>;
  /** Grains of the project's own, by name. */
  readonly custom: ReadonlyMap<string, CustomGrain>;
  /** The table of days, and its column of days. */
  readonly daySpine: { readonly name: string; readonly column: string; readonly spine: TimeSpine } | null;
}

/** A relationship: rows of one dataset to at most one row of another. */
export interface Link {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The entities it walks, as names of MetricFlow have them; the time dimension of a link to a table of days. */
  readonly path: readonly string[];
  readonly fromFields: readonly string[];
  readonly toFields: readonly string[];
}

export interface DerivedField {
  readonly name: string;
  readonly expression: string;
}

export interface CustomGrain {
  readonly spine: TimeSpine;
  readonly dataset: string;
  readonly column: string;
}

export function datasetOf({ datasets }: Pick<Graph, 'datasets'>, model: string): string {
  return datasets.get(model) ?? model;
}

export function fieldOf({ fields }: Pick<Graph, 'fields'>, model: string, element: string): string {
  return fields.get(model)?.get(element) ?? element;
}

/** Grains of less than a day. */
const CLOCK_GRAINS: readonly string[] = [
  'nanosecond',
  'microsecond',
  'millisecond',
  'second',
  'minute',
  'hour',
];

export function isClockGrain(grain: string): boolean {
  return CLOCK_GRAINS.includes(grain);
}

/** The entity that a model's own dimensions are named by. */
export function ownEntities(model: SemanticModel): readonly string[] {
  const keys = model.entities.filter(({ type }) => type !== 'foreign').map(({ name }) => name);
  return model.primaryEntity === null ? keys : [model.primaryEntity, ...keys];
}
