import { type Diagnostic, type Hint, meant, report, suggest } from '@plumbline/diagnostics';
import { type Dataset, type DimensionRef, type Model, type PathResult, pathTo } from '@plumbline/model';
import { refText } from './ref-text.ts';

/** Why a dimension cannot be read from a measure's rows, and what can. */
export function unreachable(
  ref: DimensionRef,
  found: Exclude<PathResult, { kind: 'found' }>,
  from: Dataset,
  model: Model,
): Diagnostic {
  const dimension = refText(ref);
  if (found.kind === 'ambiguous') {
    const paths = found.paths.map((p) => [...p.steps.map((s) => s.name), p.field].join(' → '));
    return report('query/ambiguous-dimension', { dimension, measure: from.name, paths });
  }
  const hints = alternatives(ref, from, model);
  return report('query/unreachable-dimension', { dimension, measure: from.name }, { hints });
}

/** Fields of the same or a similar name in reach; without any, the datasets in reach. */
function alternatives(ref: DimensionRef, from: Dataset, model: Model): readonly Hint[] {
  const inReach = [...model.datasets.values()].filter((d) => reaches(from, d, model));
  const names = inReach.flatMap((d) => [...d.fields.keys()].map((field) => `${d.name}.${field}`));
  const wanted = ref.kind === 'field' ? ref.field : refText(ref);
  const same = names.filter((name) => name.endsWith(`.${wanted}`));
  const near = same.length > 0 ? same.slice(0, 3) : suggest(refText(ref), names);
  if (near.length > 0) return near.map(meant);
  if (inReach.length < 2) return [];
  const list = inReach.map((d) => d.name).join(', ');
  return [{ text: { zh: `从 ${from.name} 可以到达：${list}`, en: `in reach of ${from.name}: ${list}` } }];
}

function reaches(from: Dataset, to: Dataset, model: Model): boolean {
  if (from.name === to.name) return true;
  const [field] = to.fields.keys();
  if (field === undefined) return false;
  return (
    pathTo(model, from.name, { kind: 'field', dataset: to.name, field, relationship: null }).kind === 'found'
  );
}
