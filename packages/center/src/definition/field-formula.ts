import { type Field, formatMetric, formatRow, type Model, type Text } from '@plumbline/model';

/** How a field is computed, in canonical text; null for a column. The cast to its declared type is left out. */
export function fieldFormula({ expression, formula }: Pick<Field, 'expression' | 'formula'>): string | null {
  if (expression === null) return formula === null ? null : formatMetric(formula);
  const [inner] = expression.kind === 'call' && expression.fn === 'cast' ? expression.args : [];
  return formatRow(inner ?? expression);
}

/** Texts in quotes, and `dataset.field`. */
const NAMES = /'(?:[^']|'')*'|([\p{L}_][\p{L}\p{N}_]*)\.([\p{L}_][\p{L}\p{N}_]*)/gu;

/** The same with the labels of the fields it names. */
export function readableFieldFormula(
  field: Pick<Field, 'expression' | 'formula'>,
  { datasets }: Model,
): Text | null {
  const formula = fieldFormula(field);
  if (formula === null) return null;
  const write = (locale: keyof Text) =>
    formula.replace(NAMES, (written: string, dataset?: string, name?: string) => {
      const named = datasets.get(dataset ?? '')?.fields.get(name ?? '');
      return named === undefined ? written : `[${named.label[locale]}]`;
    });
  return { zh: write('zh'), en: write('en') };
}
