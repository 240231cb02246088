import type { Plain, PlainMap } from '../../workspace/written-objects.ts';
import { plainOperand } from '../sql/formula-operand.ts';
import { formulaToSql } from '../sql/formula-to-sql.ts';
import { parseSql } from '../sql/parse-sql.ts';
import { toFormula } from '../sql/to-formula.ts';
import { carryBack, carryOut, extrasOf, withExtras } from './carrier.ts';
import { ansi, ansiOf, FIELD } from './carriers.ts';
import { isList, isMap, type OssieMap, textIn } from './ossie-value.ts';

const PLAIN_COLUMN = /^[A-Za-z_][A-Za-z0-9_]*$/;
const TIMES: readonly string[] = ['date', 'timestamp', 'timestamptz'];

/** Fields of a dataset that SQL can say; null for one that it cannot. */
export function fieldsOut(dataset: PlainMap): readonly (OssieMap | null)[] {
  const fields = isList(dataset.fields) ? dataset.fields.filter(isMap) : [];
  return fields.map((field) => fieldOut(field, fields, textIn(dataset, 'time')));
}

function fieldOut(field: PlainMap, all: readonly PlainMap[], time: string | null): OssieMap | null {
  const sql = sqlOf(field, all);
  if (sql === null) return null;
  const said = carryOut(withoutValue(field), FIELD);
  const isTime = textIn(field, 'name') === time || TIMES.includes(textIn(field, 'type') ?? '');
  const { custom_extensions: _, ...plain } = said;
  const object = { ...plain, expression: ansi(sql), ...(isTime ? { dimension: { is_time: true } } : {}) };
  const back = valueBack(sql, textIn(field, 'name') ?? '');
  const kept = writtenValue(field);
  const isSame = JSON.stringify(back) === JSON.stringify(kept);
  const extras = extrasOf(said as PlainMap);
  return withExtras(object, isSame ? extras : { ...extras, value: kept });
}

const writtenValue = (field: PlainMap): PlainMap =>
  Object.fromEntries(
    ['column', 'expression', 'formula'].flatMap((key) =>
      field[key] === undefined ? [] : [[key, field[key]]],
    ),
  );

const withoutValue = (field: PlainMap): PlainMap =>
  Object.fromEntries(
    Object.entries(field).filter(([key]) => !['column', 'expression', 'formula'].includes(key)),
  );

/** Over columns of the source: fields that an expression names are written out. */
function sqlOf(field: PlainMap, all: readonly PlainMap[]): string | null {
  const name = textIn(field, 'name') ?? '';
  if (field.formula !== undefined) return null;
  const expression = textIn(field, 'expression');
  if (expression === null) {
    const column = textIn(field, 'column') ?? name;
    return PLAIN_COLUMN.test(column) ? column : `"${column.replaceAll('"', '""')}"`;
  }
  const formulaOf = (mentioned: string): string | null => {
    const found = mentioned === name ? undefined : all.find((one) => textIn(one, 'name') === mentioned);
    const written = found === undefined ? null : (textIn(found, 'expression') ?? textIn(found, 'column'));
    return written === mentioned ? null : written;
  };
  return formulaToSql(expression, { formulaOf, keyOf: () => null });
}

/** A field of ours as it was written, as far as that was kept. */
export function keptField(object: PlainMap): PlainMap {
  const { value } = extrasOf(object);
  return {
    name: textIn(object, 'name') ?? '',
    ...(isMap(value)
      ? value
      : (valueBack(ansiOf(object.expression) ?? '', textIn(object, 'name') ?? '') ?? {})),
  };
}

/** A field of an Ossie dataset; `all`: the fields that its expression may have been written out from. */
export function fieldBack(object: PlainMap, all: readonly PlainMap[]): PlainMap | null {
  const { value, ...extras } = extrasOf(object);
  const sql = ansiOf(object.expression);
  const name = textIn(object, 'name');
  if (name === null || sql === null) return null;
  const said = carryBack({ ...object, custom_extensions: extensionOf(extras) }, FIELD);
  const isUnchanged = isMap(value) && sqlOf({ name, ...value }, all) === sql;
  const found = isUnchanged ? value : valueBack(sql, name);
  return found === null ? null : { ...said, ...found };
}

function extensionOf(extras: PlainMap): Plain {
  const { custom_extensions: extensions } = withExtras({}, extras) as PlainMap;
  return extensions ?? [];
}

/** A column, or an expression over columns. */
function valueBack(sql: string, name: string): PlainMap | null {
  const node = parseSql(sql);
  if (node === null) return null;
  if (node.kind === 'name') return node.name === name ? {} : { column: node.name };
  const formula = toFormula(node, { nameOf: (column) => plainOperand(column), slotOf: () => null });
  return formula === null ? null : { expression: formula };
}
