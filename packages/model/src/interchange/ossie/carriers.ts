import type { Plain, PlainMap } from '../../workspace/written-objects.ts';
import { plainOperand } from '../sql/formula-operand.ts';
import { formulaToSql, type SqlNames } from '../sql/formula-to-sql.ts';
import { parseSql } from '../sql/parse-sql.ts';
import { toFormula } from '../sql/to-formula.ts';
import type { Carrier } from './carrier.ts';
import { isList, isMap, mapsIn, type OssieMap, textIn, textsIn } from './ossie-value.ts';

const same = (key: string, ossie = key): Carrier => ({
  key,
  ossie,
  out: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
  back: (value) => (typeof value === 'string' ? value : undefined),
});

const list = (key: string): Carrier => ({
  key,
  ossie: key,
  out: (value) => (textsIn(value).length === 0 ? undefined : textsIn(value)),
  back: (value) => (textsIn(value).length === 0 ? undefined : textsIn(value)),
});

/** Both languages are kept beside it; Ossie has the English text. */
const description: Carrier = {
  ...same('description'),
  out: (value) => {
    if (typeof value === 'string') return value === '' ? undefined : value;
    return isMap(value) ? (textIn(value, 'en') ?? textIn(value, 'zh') ?? undefined) : undefined;
  },
};

const synonyms: Carrier = {
  key: 'synonyms',
  ossie: 'ai_context',
  out: (value) => (textsIn(value).length === 0 ? undefined : { synonyms: textsIn(value) }),
  back: (value) => (isMap(value) && textsIn(value.synonyms).length > 0 ? textsIn(value.synonyms) : undefined),
};

/** `unique_keys` are tests here. */
const uniqueKeys: Carrier = {
  key: 'tests',
  ossie: 'unique_keys',
  out: (value) => {
    const keys = (isList(value) ? value : []).flatMap((one) =>
      isMap(one) && one.unique !== undefined ? [textsIn(one.unique)] : [],
    );
    return keys.length === 0 ? undefined : keys;
  },
  back: (value) => (isList(value) ? value.map((key) => ({ unique: textsIn(key) })) : undefined),
};

export const RELATIONSHIP: readonly Carrier[] = [
  same('name'),
  same('from'),
  same('to'),
  list('from_columns'),
  list('to_columns'),
  synonyms,
];

/** `source` is a text there; what ours says of files stays beside it. */
export function datasetCarriers(sourceOf: (text: string) => Plain): readonly Carrier[] {
  const source: Carrier = {
    key: 'source',
    ossie: 'source',
    out: (value) => (isMap(value) ? sourceText(value) : undefined),
    back: (value) => (typeof value === 'string' ? sourceOf(value) : undefined),
  };
  return [same('name'), source, list('primary_key'), uniqueKeys, description, synonyms];
}

function sourceText(source: PlainMap): string {
  const query = textIn(source, 'sql') ?? textIn(source, 'table');
  if (query !== null) return query;
  const files = textsIn(source.files);
  if (files.length > 0) return files.join(' ');
  if (isList(source.distinct)) return `distinct ${textsIn(source.distinct).join(' ')}`;
  return `union ${mapsIn(source, 'union')
    .map((one) => textIn(one, 'dataset') ?? '')
    .join(' ')}`;
}

const DATATYPES: Readonly<Record<string, string>> = {
  text: 'String',
  integer: 'Integer',
  bigint: 'Integer',
  decimal: 'Decimal',
  double: 'Float',
  boolean: 'Boolean',
  date: 'Date',
  timestamp: 'DateTime',
  timestamptz: 'DateTimeTz',
};

const TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Integer: 'bigint',
  Decimal: 'decimal',
  Float: 'double',
  Boolean: 'boolean',
  Date: 'date',
  DateTime: 'timestamp',
  DateTimeTz: 'timestamptz',
};

const datatype: Carrier = {
  key: 'type',
  ossie: 'datatype',
  out: (value) => (typeof value === 'string' ? DATATYPES[value.replace(/\s*\(.*$/, '')] : undefined),
  back: (value) => (typeof value === 'string' && Object.hasOwn(TYPES, value) ? TYPES[value] : undefined),
};

/** Of a field, without its expression: that takes `column` and `expression` together. */
export const FIELD: readonly Carrier[] = [same('name'), description, synonyms, datatype];

export const METRIC: readonly Carrier[] = [same('name'), description, synonyms];

/** Formula and expression; names of metrics are written out in SQL. */
export function formulaCarrier(names: SqlNames): Carrier {
  return {
    key: 'formula',
    ossie: 'expression',
    out: (value) => {
      const sql = typeof value === 'string' ? formulaToSql(value, names) : null;
      return sql === null ? undefined : ansi(sql);
    },
    back: (value) => {
      const sql = ansiOf(value);
      const node = sql === null ? null : parseSql(sql);
      if (node === null) return undefined;
      const nameOf = (name: string, qualifier: string | null) =>
        qualifier === null ? null : plainOperand(`${qualifier}.${name}`);
      return toFormula(node, { nameOf, slotOf: () => null, aggregates: true }) ?? undefined;
    },
  };
}

export function ansi(expression: string): OssieMap {
  return { dialects: [{ dialect: 'ANSI_SQL', expression }] };
}

/** The expression in the first dialect that we read. */
export function ansiOf(value: Plain | undefined): string | null {
  if (!isMap(value)) return null;
  const dialects = mapsIn(value, 'dialects');
  const found = dialects.find((one) => textIn(one, 'dialect') === 'ANSI_SQL') ?? dialects[0];
  return found === undefined ? null : textIn(found, 'expression');
}
