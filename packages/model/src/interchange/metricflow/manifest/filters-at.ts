import { listAt, textAt } from '../../plain-value.ts';

type Plain = Readonly<Record<string, unknown>>;

/** A filter, or a list of filters that all hold. */
export function filtersAt(value: Plain, key: string): readonly string[] {
  return listAt(value, key).flatMap((item) => {
    if (typeof item === 'string') return item.trim() === '' ? [] : [item.trim()];
    const template = textAt(item as Plain, 'where_sql_template');
    return template === null ? [] : [template.trim()];
  });
}
