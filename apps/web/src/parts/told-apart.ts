import type { Speech } from '../words/speech.ts';

interface Labelled {
  readonly name: string;
  readonly label: { readonly zh: string; readonly en: string };
}

/** Labels in the order given; one that several bear, as a line of a statement does of its metric, with the name beside it. */
export function toldApart(all: readonly Labelled[], { locale, words }: Pick<Speech, 'locale' | 'words'>) {
  const labels = all.map(({ label }) => label[locale]);
  const known = new Set<string>();
  const shared = new Set(labels.filter((label) => known.size === known.add(label).size));
  return all.map(({ name, label }) =>
    shared.has(label[locale]) ? words.parts.named(label[locale], name) : label[locale],
  );
}
