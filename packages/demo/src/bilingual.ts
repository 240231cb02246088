interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Two cells of a row: a name in Chinese and in English. */
export const both = ({ zh, en }: Bilingual): readonly [string, string] => [zh, en];

export const named = ({ zh, en }: Bilingual): { readonly name: string; readonly nameEn: string } => ({
  name: zh,
  nameEn: en,
});
