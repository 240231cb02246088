import { resolveDimension } from '../formula/resolve-dimension.ts';
import { scopeOf } from '../graph/scope-of.ts';
import type { Model, Term, Text } from '../model.ts';

/**
 * A term is seen where something that it explains is seen, or where it explains nothing. What is hidden of its links is
 * left out, and a term whose own words name such a thing is not seen at all.
 */
export function visibleTerms(model: Model, visible: Model): Model['glossary'] {
  const seen = new Map<string, Term>();
  for (const term of model.glossary.values()) {
    const explains = linksSeen(term.explains, visible);
    const [all, kept] = [countOf(term.explains), countOf(explains)];
    if (all > 0 && kept === 0) continue;
    if (kept < all && tellsOf(term, hiddenNames(model, term.explains, explains))) continue;
    seen.set(term.name, { ...term, explains });
  }
  return new Map([...seen].map(([name, term]) => [name, besideSeen(term, seen)]));
}

type Links = Term['explains'];

function linksSeen({ metrics, dimensions, datasets }: Links, visible: Model): Links {
  const scope = scopeOf(visible);
  return {
    metrics: metrics.filter((name) => visible.metrics.has(name)),
    dimensions: dimensions.filter((text) => 'ref' in resolveDimension(text, scope)),
    datasets: datasets.filter((name) => visible.datasets.has(name)),
  };
}

function countOf({ metrics, dimensions, datasets }: Links): number {
  return metrics.length + dimensions.length + datasets.length;
}

/** Everything that the hidden ones are called. */
function hiddenNames(model: Model, all: Links, seen: Links): readonly string[] {
  const names = (name: string, label: Text | undefined) => [
    name,
    ...(label === undefined ? [] : [label.zh, label.en]),
  ];
  const scope = scopeOf(model);
  return [
    ...without(all.metrics, seen.metrics).flatMap((name) => {
      const metric = model.metrics.get(name);
      const code = metric?.attributes.get('code');
      return [
        ...names(name, metric?.label),
        ...(metric?.synonyms ?? []),
        ...(typeof code === 'string' ? [code] : []),
      ];
    }),
    ...without(all.datasets, seen.datasets).flatMap((name) => names(name, model.datasets.get(name)?.label)),
    ...without(all.dimensions, seen.dimensions).flatMap((text) => {
      const found = resolveDimension(text, scope);
      if (!('ref' in found)) return [text];
      // A text may call a column by its own name, without the dataset.
      const own = found.ref.kind === 'field' ? [found.ref.field] : [];
      return [...names(text, labelOf(model, found.ref)), ...own];
    }),
  ];
}

function labelOf(model: Model, ref: Extract<ReturnType<typeof resolveDimension>, { ref: unknown }>['ref']) {
  if (ref.kind === 'conformed') return model.dimensions.get(ref.name)?.label;
  return ref.kind === 'field' ? model.datasets.get(ref.dataset)?.fields.get(ref.field)?.label : undefined;
}

function without(all: readonly string[], seen: readonly string[]): readonly string[] {
  return all.filter((one) => !seen.includes(one));
}

function tellsOf({ name, label, definition, synonyms }: Term, hidden: readonly string[]): boolean {
  const own = [name, label.zh, label.en, definition.zh, definition.en, ...synonyms].map(folded).join('\n');
  return hidden.some((one) => own.includes(folded(one)));
}

/** As people read it: the case, the width of signs and what joins words make no other name. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_.-]+/gu, '');
}

function besideSeen(term: Term, seen: ReadonlyMap<string, Term>): Term {
  const { broader, see } = term;
  return {
    ...term,
    broader: broader !== null && seen.has(broader) ? broader : null,
    see: see.filter((name) => seen.has(name)),
  };
}
