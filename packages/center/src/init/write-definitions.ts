import type { Text } from '@plumbline/model';
import { isMoney, isNamedLikeTime, isTime } from './column-meaning.ts';
import type { DraftKey, DraftLink, DraftTable } from './draft.ts';
import type { DraftMetric } from './first-metrics.ts';
import { labelOf } from './words-of-name.ts';

export interface WorkspaceDraft {
  readonly name: string;
  readonly label: Text;
  readonly locale: 'zh' | 'en';
  readonly currency: string;
  readonly timezone: string;
  readonly tables: readonly DraftTable[];
  /** Sheets that hold no table, as `file: sheet`. */
  readonly leftOut: readonly string[];
  readonly keys: readonly DraftKey[];
  readonly links: readonly DraftLink[];
  readonly metrics: readonly DraftMetric[];
}

/** The text of `plumbline.yaml`. Texts are written as JSON, which YAML reads as it is. */
export function writeDefinitions(draft: WorkspaceDraft): string {
  const { name, label, locale, currency, timezone, tables, keys, links, metrics } = draft;
  return [
    `workspace: ${name}`,
    `label: ${textOf(label)}`,
    `locale: ${locale}`,
    `currency: ${currency}`,
    `timezone: ${timezone}`,
    ...draft.leftOut.map((sheet) => `# not read, it looks like no table: ${sheet.replace(/\s+/g, ' ')}`),
    'datasets:',
    ...tables.flatMap((table) => datasetLines(table, keys)),
    ...(links.length === 0 ? [] : ['relationships:', ...links.map(linkLine)]),
    ...(metrics.length === 0 ? [] : ['metrics:', ...metrics.flatMap(metricLines)]),
    '',
  ].join('\n');
}

function datasetLines(table: DraftTable, keys: readonly DraftKey[]): readonly string[] {
  const key = keys.find((one) => one.table === table.name)?.columns ?? [];
  const times = table.columns.filter(isTime);
  const time = times.find(isNamedLikeTime) ?? times[0];
  const fields = table.columns.flatMap((column) => {
    const label = labelOf(column.raw);
    const isPlain = column.raw === column.name;
    const column_ = isPlain ? '' : `, column: ${JSON.stringify(column.raw)}`;
    const unit = isMoney(column) ? ', unit: money' : '';
    return [`      - {name: ${column.name}${column_}, label: ${textOf(label)}${unit}}`];
  });
  return [
    `  - name: ${table.name}`,
    `    label: ${textOf(table.label)}`,
    `    source: {${sourceOf(table)}}`,
    ...(key.length === 0 ? [] : [`    primary_key: [${key.join(', ')}]`]),
    ...(time === undefined ? [] : [`    time: ${time.name}`]),
    ...(fields.length === 0 ? [] : ['    fields:', ...fields]),
  ];
}

function sourceOf({ file, sheet }: DraftTable): string {
  const name = sheet?.name ?? null;
  const rows = sheet?.headerRows ?? null;
  return [
    `files: ${JSON.stringify(file)}`,
    ...(name === null ? [] : [`sheet: ${JSON.stringify(name)}`]),
    ...(rows === null ? [] : [`header_rows: [${rows.join(', ')}]`]),
  ].join(', ');
}

function linkLine({ name, from, column, to, key, required }: DraftLink): string {
  const always = required ? ', required: true' : '';
  return `  - {name: ${name}, from: ${from}, to: ${to}, from_columns: [${column}], to_columns: [${key}]${always}}`;
}

function metricLines({ name, label, formula }: DraftMetric): readonly string[] {
  return [`  - {name: ${name}, label: ${textOf(label)}, formula: ${JSON.stringify(formula)}}`];
}

function textOf({ zh, en }: Text): string {
  return zh === en ? JSON.stringify(zh) : `{zh: ${JSON.stringify(zh)}, en: ${JSON.stringify(en)}}`;
}
