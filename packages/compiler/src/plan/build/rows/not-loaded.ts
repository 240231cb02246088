import { type Diagnostic, type Hint, report } from '@plumbline/diagnostics';
import { type Dataset, formatRow, type Model } from '@plumbline/model';

/** A field that no column holds and no expression gives: a union lacks those that its members compute from another dataset. */
export function fieldNotLoaded(dataset: Dataset, field: string, model: Model): Diagnostic {
  return report(
    'query/field-not-loaded',
    { dataset: dataset.name, field },
    { hints: hintsFor(dataset, field, model) },
  );
}

function hintsFor({ source }: Dataset, field: string, model: Model): readonly Hint[] {
  if (source?.kind !== 'union') return [];
  const ways = source.members.flatMap(({ dataset }) => {
    const expression = model.datasets.get(dataset)?.fields.get(field)?.expression ?? null;
    return expression === null ? [] : [formatRow(expression)];
  });
  return [...new Set(ways)].map((way) => ({
    text: {
      zh: `成员数据集以 ${way} 计算它，可直接使用 ${way}`,
      en: `its members compute it as ${way}: ask for ${way}`,
    },
  }));
}
