import { z } from 'zod';
import { described, listOf, map, oneOrMore, synonyms } from './shapes.ts';
import {
  accountRange,
  cellRange,
  character,
  datasetField,
  decimal,
  fieldReference,
  fieldType,
  flag,
  interval,
  lineCount,
  name,
  rowNumber,
  shortWhile,
  sortKey,
  text,
  through,
  timezone,
  unit,
} from './text-forms.ts';

const FILE_OPTIONS = [
  'format',
  'delimiter',
  'encoding',
  'header',
  'sheet',
  'header_rows',
  'range',
  'fill_merged',
  'quote',
  'escape',
  'comment',
  'skip',
  'decimal',
  'thousands',
] as const;

interface Marks {
  readonly delimiter?: string | undefined;
  readonly quote?: string | undefined;
  readonly escape?: string | undefined;
  readonly comment?: string | undefined;
  readonly decimal?: string | undefined;
  readonly thousands?: string | undefined;
}

/** The option whose character already means something else; null when all differ. */
function sameMark({ delimiter, quote, escape: escaping, comment, decimal, thousands }: Marks): string | null {
  const isOneOf = (mark: string | undefined, others: readonly (string | undefined)[]) =>
    mark !== undefined && others.includes(mark);
  if (isOneOf(quote, [delimiter])) return 'quote';
  if (isOneOf(escaping, [delimiter])) return 'escape';
  if (isOneOf(comment, [delimiter, quote, escaping])) return 'comment';
  return isOneOf(thousands, [decimal ?? '.']) ? 'thousands' : null;
}

const source = map({
  files: oneOrMore(text).optional(),
  format: z.enum(['csv', 'parquet', 'json', 'xlsx']).optional(),
  delimiter: z.string().min(1).optional(),
  encoding: z.enum(['utf-8', 'utf-16', 'gbk']).optional(),
  header: flag.optional(),
  sheet: text.optional(),
  header_rows: oneOrMore(rowNumber).optional(),
  range: cellRange.optional(),
  fill_merged: flag.optional(),
  quote: z.union([z.literal('none'), character]).optional(),
  escape: character.optional(),
  comment: character.optional(),
  skip: lineCount.optional(),
  decimal: z.enum(['.', ',']).optional(),
  thousands: z.enum([',', '.', ' ', "'"]).optional(),
  connection: name.optional(),
  table: text.optional(),
  sql: text.optional(),
  distinct: listOf(datasetField).optional(),
  union: listOf(map({ dataset: name, set: z.record(z.string(), text).optional() })).optional(),
}).superRefine((value, context) => {
  const kinds = (['files', 'table', 'sql', 'distinct', 'union'] as const).filter(
    (key) => value[key] !== undefined,
  );
  const stray = (path: readonly string[], expected: string) =>
    context.addIssue({ code: 'custom', path: [...path], params: { expected } });
  if (kinds.length !== 1) stray(kinds.slice(1, 2), 'one-of-sources');
  else if (value.files === undefined) {
    const option = FILE_OPTIONS.find((key) => value[key] !== undefined);
    if (option !== undefined) stray([option], 'file-options');
  }
  const doubled = sameMark(value);
  if (doubled !== null) stray([doubled], 'csv-marks');
  const needsConnection = value.table !== undefined;
  const mayConnect = needsConnection || value.sql !== undefined;
  if (kinds.length === 1 && needsConnection && value.connection === undefined) stray(['table'], 'connection');
  if (kinds.length === 1 && !mayConnect && value.connection !== undefined)
    stray(['connection'], 'one-of-sources');
});

const field = map({
  ...described,
  synonyms,
  name,
  column: text.optional(),
  type: fieldType.optional(),
  expression: text.optional(),
  formula: text.optional(),
  unit: unit.optional(),
  currency: text.optional(),
  tax: z.enum(['included', 'excluded', 'none']).optional(),
}).superRefine((value, context) => {
  const given = (['column', 'expression', 'formula'] as const).filter((key) => value[key] !== undefined);
  const second = given[1];
  if (second !== undefined)
    context.addIssue({ code: 'custom', path: [second], params: { expected: 'one-field-source' } });
});

const test = z.union([
  map({ unique: oneOrMore(name) }),
  map({ not_null: oneOrMore(name) }),
  map({ accepted_range: map({ field: name, min: decimal.optional(), max: decimal.optional() }) }),
  map({ fresh_within: interval }),
]);

const ledger = map({
  account: name,
  debit: name,
  credit: name,
  balance: name.optional(),
  credit_accounts: oneOrMore(accountRange),
  result_accounts: oneOrMore(accountRange).optional(),
  closed: flag.optional(),
  closed_to: accountRange.optional(),
  voucher: oneOrMore(name).optional(),
  leaves: name.optional(),
}).superRefine((value, context) => {
  const stray = (key: keyof typeof value) =>
    context.addIssue({ code: 'custom', path: [key], params: { expected: 'ledger' } });
  const isJournal = value.balance === undefined;
  if (isJournal && value.closed !== undefined) stray('closed');
  if (!isJournal && value.closed === undefined && value.result_accounts !== undefined)
    stray('result_accounts');
  for (const key of ['closed_to', 'voucher'] as const) {
    const other = key === 'voucher' ? value.closed_to : value.voucher;
    if (value[key] !== undefined && (!isJournal || other === undefined)) stray(key);
  }
});

/** A table, file or SQL with a declared key. */
export const datasetDefinition = map({
  ...described,
  synonyms,
  name,
  source,
  primary_key: oneOrMore(name).optional(),
  time: fieldReference.optional(),
  timezone: timezone.optional(),
  through: through.optional(),
  empty: z.enum(['zero', 'null']).optional(),
  fields: z.array(field).optional(),
  tests: z.array(test).optional(),
  key_of: name.optional(),
  valid: map({ from: name, to: name, to_inclusive: flag.optional() }).optional(),
  stale_while_revalidate: shortWhile.optional(),
  snapshots: z.union([flag, map({ when: text.optional() })]).optional(),
  calendar: name.optional(),
  history: map({ key: oneOrMore(name), recorded_at: name, prefer: oneOrMore(sortKey).optional() }).optional(),
  span: map({ from: name, to: name }).optional(),
  ledger: ledger.optional(),
  additive: map({ not_over: oneOrMore(name) }).optional(),
  scenarios: map({
    field: fieldReference,
    actual: text,
    target: text.optional(),
    budget: text.optional(),
    forecast: text.optional(),
  }).optional(),
});
export type DatasetDefinition = z.output<typeof datasetDefinition>;
export type FieldDefinition = z.output<typeof field>;
export type SourceDefinition = z.output<typeof source>;
export type TestDefinition = z.output<typeof test>;
