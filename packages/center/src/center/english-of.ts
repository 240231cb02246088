import type { Model } from '@plumbline/model';

/** The column of English names beside a column of names (`name_en` beside `name`); null: its values are the only names. */
export function englishOf(ref: string, { datasets }: Model): string | null {
  const [dataset = '', field = '', ...deeper] = ref.split('.');
  const beside = deeper.length > 0 ? undefined : datasets.get(dataset)?.fields.get(`${field}_en`);
  return beside?.type.kind === 'text' ? `${ref}_en` : null;
}
