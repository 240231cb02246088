import { type Locale, listed } from '@plumbline/diagnostics';
import { type FormColumn, type FormSheet, writeForm } from '@plumbline/ingest';
import type { PlainMap } from '@plumbline/model';
import type { DefinitionVersion } from '@plumbline/store';
import { lastWritten } from '../center/compare-objects.ts';
import type { Sight } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import type { Around, DictionaryColumn } from './column-kinds.ts';
import { COLUMNS, VERSION_HEADING, VERSION_HELP } from './dictionary-columns.ts';
import { readableFormulas } from './readable-formulas.ts';

export const SHEET_NAMES = { zh: '指标字典', en: 'Metrics' } as const;
const HELP_SHEET = { zh: '填写说明', en: 'How to fill it in' } as const;
const HELP_HEADINGS = {
  zh: ['列', '英文列名', '含义', '可选值'],
  en: ['Column', 'Chinese heading', 'Meaning', 'Choices'],
} as const;

/** The metrics of a sight, one row for each, and a sheet that explains the columns. */
export async function exportSheet(
  { holder }: Workings,
  { served, access }: Sight,
  locale: Locale,
): Promise<Uint8Array> {
  const { model } = served;
  const around = { locale, readable: readableFormulas(model) };
  // What was written for later may name what somebody does not see.
  const versions = access === null ? (await lastWritten(holder.store)).written : served.versions;
  const rows = versions
    .filter(({ kind, id }) => kind === 'metric' && model.metrics.has(id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((version) => {
      const body = version.body as unknown as PlainMap;
      const isOpaque = access?.opaque.has(version.id) === true;
      return rowOf(version, isOpaque ? { ...body, formula: '' } : body, around);
    });
  const columns: readonly FormColumn[] = [
    ...COLUMNS.map(({ heading, width, choices }) => ({
      name: heading[locale],
      width,
      ...(choices === undefined ? {} : { choices: [...choices.values()].map((words) => words[locale]) }),
    })),
    { name: VERSION_HEADING[locale], isHidden: true },
  ];
  return writeForm([{ name: SHEET_NAMES[locale], columns, rows }, helpSheet(locale)]);
}

function rowOf({ version }: DefinitionVersion, body: PlainMap, around: Around): readonly string[] {
  return [...COLUMNS.map((column) => column.shows(body, around)[0] ?? ''), String(version)];
}

function helpSheet(locale: Locale): FormSheet {
  const other = locale === 'zh' ? 'en' : 'zh';
  const told = [...COLUMNS, { heading: VERSION_HEADING, help: VERSION_HELP }];
  return {
    name: HELP_SHEET[locale],
    columns: HELP_HEADINGS[locale].map((name, i) => ({ name, width: [22, 22, 70, 50][i] ?? 20 })),
    rows: told.map((column) => [
      column.heading[locale],
      column.heading[other],
      column.help[locale],
      choicesText(column as Pick<DictionaryColumn, 'choices'>, locale),
    ]),
  };
}

function choicesText({ choices }: Pick<DictionaryColumn, 'choices'>, locale: Locale): string {
  if (choices === undefined) return '';
  return listed(
    [...choices.values()].map((words) => words[locale]),
    locale,
  );
}
