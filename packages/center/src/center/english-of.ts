import type { Model } from '@plumbline/model';

/**
 * The column of English names beside a column of names (`name_en` beside `name`), of a dimension of several datasets the one whose
 * columns stand beside its own; null: its values are the only names.
 */
export function englishOf(ref: string, { datasets, dimensions }: Model): string | null {
  const [dataset = '', field = '', ...deeper] = ref.split('.');
  if (field === '') {
    const own = dimensions.get(ref)?.fields ?? [];
    const beside = dimensions.get(`${ref}_en`);
    const isBeside = own.every((one) =>
      beside?.fields.some((other) => other.dataset === one.dataset && other.field === `${one.field}_en`),
    );
    return beside?.type.kind === 'text' && own.length > 0 && isBeside ? `${ref}_en` : null;
  }
  const beside = deeper.length > 0 ? undefined : datasets.get(dataset)?.fields.get(`${field}_en`);
  return beside?.type.kind === 'text' ? `${ref}_en` : null;
}
