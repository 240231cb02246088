import { block, flow, type YamlValue } from '../../write-yaml.ts';
import { fieldText } from '../formulas/condition.ts';
import type { Graph, Link } from '../graph/graph.ts';
import { plainName } from '../graph/name-objects.ts';
import { timedModels } from '../graph/timed-models.ts';
import type { Table } from '../manifest/manifest.ts';
import type { MetricDraft } from '../request/request.ts';
import { copySql } from '../rewrite/row-days-sql.ts';
import type { DatasetDraft, FieldDraft } from './datasets.ts';

/** How the workspace is called and where its tables are. */
export interface WorkspaceSettings {
  readonly name: string;
  readonly timezone: string;
  /** The `source:` of a table. */
  readonly sourceOf: (table: Table) => { readonly [key: string]: YamlValue };
  /** How SQL names a table: for rows that are read at days of a table of days. */
  readonly relationOf?: (table: Table) => string;
  /** The day up to which rows count; null: as the data tell. */
  readonly through: string | null;
  /** A fixed clock; null for none. */
  readonly today: string | null;
}

export function rootText({ name, timezone, today }: WorkspaceSettings): string {
  return lines([...block({ workspace: name, timezone, today }, '')]);
}

/** One dataset and the relationships that leave it. */
export function datasetText(
  draft: DatasetDraft,
  links: readonly Link[],
  settings: WorkspaceSettings,
): string {
  const head = {
    label: draft.label,
    description: draft.description,
    source: sourceText(draft.table, settings),
    primary_key: draft.primaryKey.length === 0 ? null : draft.primaryKey,
    key_of: draft.keyOf,
    valid: draft.valid === null ? null : { ...draft.valid },
    time: draft.time,
    through: draft.time === null ? null : settings.through,
    empty: draft.time === null && draft.fields.length === 0 ? null : 'null',
  };
  return lines([
    'datasets:',
    `  - name: ${draft.name}`,
    ...block(head, '    '),
    ...(draft.fields.length === 0 ? [] : ['    fields:', ...draft.fields.map(fieldLine)]),
    ...(links.length === 0 ? [] : ['relationships:', ...links.map(linkLine)]),
  ]);
}

function sourceText(
  table: Table,
  { sourceOf, relationOf }: WorkspaceSettings,
): { readonly [key: string]: YamlValue } {
  const sql = relationOf === undefined ? null : copySql(table, relationOf);
  return sql === null ? sourceOf(table) : { sql };
}

function fieldLine({ name, label, description, column, expression, type }: FieldDraft): string {
  return `      - ${flow({ name, label, description, column, expression, type })}`;
}

function linkLine({ name, from, to, fromFields, toFields }: Link): string {
  return `  - ${flow({ name, from, to, from_columns: fromFields, to_columns: toFields })}`;
}

/** The table of days, and tables of the grains that the project defines itself. */
export function spineTexts(
  { custom, daySpine }: Graph,
  settings: WorkspaceSettings,
): ReadonlyMap<string, string> {
  const days = daySpine === null ? [] : [{ dataset: daySpine.name, spine: daySpine.spine }];
  return new Map(
    [...days, ...custom.values()].map(({ dataset, spine }) => {
      const key = plainName(spine.column);
      const text = lines([
        'datasets:',
        `  - name: ${dataset}`,
        ...block({ source: settings.sourceOf(spine.table), primary_key: [key] }, '    '),
        '    fields:',
        `      - ${flow({ name: key, expression: `cast(${key} as date)` })}`,
      ]);
      return [dataset, text];
    }),
  );
}

export function dimensionsText(graph: Graph): string {
  const { conformed, manifest, times } = graph;
  const entities = [...conformed].map(([entity, name]) => {
    const holders = manifest.models.filter((model) => model.entities.some((one) => one.name === entity));
    return `  - ${flow({ name, fields: holders.map((model) => fieldText(graph, model, entity)) })}`;
  });
  const counted = timedModels(manifest);
  const grains = [...times].map(([grain, name]) => {
    const fields = counted.map(
      ({ model, time }) => `${fieldText(graph, model, time)}${grain === 'day' ? '' : `_${grain}`}`,
    );
    return `  - ${flow({ name, fields })}`;
  });
  const constants = [...graph.constants.values()].map(({ name, sides }) => {
    const fields = sides.map(({ model, field }) => fieldText(graph, model, field.name));
    return `  - ${flow({ name, fields })}`;
  });
  const twins = [...graph.twins].flatMap(([model, names]) => {
    const holders = manifest.models.filter(({ name, copyOf }) => name === model || copyOf === model);
    return [...names].map(
      ([element, name]) =>
        `  - ${flow({ name, fields: holders.map((holder) => fieldText(graph, holder, element)) })}`,
    );
  });
  const entries = [...entities, ...constants, ...twins, ...grains];
  return entries.length === 0 ? '' : lines(['dimensions:', ...entries]);
}

export function metricsText(metrics: readonly MetricDraft[]): string {
  return lines(['metrics:', ...metrics.flatMap(metricLines)]);
}

function metricLines({ name, label, description, formula, time }: MetricDraft): readonly string[] {
  if (label === null && description === null && time === null) return [`  - ${flow({ name, formula })}`];
  return [`  - name: ${name}`, ...block({ label, description, formula, time }, '    ')];
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
