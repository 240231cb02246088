import { type Model, resolveDimension, scopeOf, type Term, type Text } from '@plumbline/model';
import { fold } from '../search/fold.ts';
import { type Speller, speller } from '../search/speller.ts';

/** A term with what people call everything around it. */
export interface TermEntry
  extends Pick<Term, 'name' | 'label' | 'definition' | 'synonyms' | 'owner' | 'steward'> {
  /** Under which it stands in a list of each language, A to Z; `#` for the rest. */
  readonly letter: Text;
  readonly broader: Named | null;
  /** Terms that say they are a kind or a part of this one. */
  readonly narrower: readonly Named[];
  /** Beside which it is to be read, whichever of the two says so. */
  readonly see: readonly Named[];
  readonly explains: {
    readonly metrics: readonly Named[];
    /** Names as in `by` of a question. */
    readonly dimensions: readonly Named[];
    readonly datasets: readonly Named[];
  };
}

interface Named {
  readonly name: string;
  readonly label: Text;
}

const known = new WeakMap<Model, Promise<readonly TermEntry[]>>();

/** Terms of a model, which is what somebody may see. */
export function termEntries(model: Model): Promise<readonly TermEntry[]> {
  const entries = known.get(model) ?? makeEntries(model);
  known.set(model, entries);
  return entries;
}

async function makeEntries(model: Model): Promise<readonly TermEntry[]> {
  const terms = [...model.glossary.values()];
  if (terms.length === 0) return [];
  const spell = await speller();
  return terms.map(({ name, label, definition, synonyms, owner, steward, broader, see, explains }) => {
    const beside = terms.filter(
      (other) => other.name !== name && (see.includes(other.name) || other.see.includes(name)),
    );
    return {
      name,
      label,
      definition,
      synonyms,
      owner,
      steward,
      letter: { zh: letterOf(label.zh, spell), en: letterOf(label.en, spell) },
      broader: namedIn(model.glossary, broader === null ? [] : [broader])[0] ?? null,
      narrower: terms.filter((other) => other.broader === name).map(named),
      see: beside.map(named),
      explains: {
        metrics: namedIn(model.metrics, explains.metrics),
        dimensions: explains.dimensions.map((ref) => ({ name: ref, label: dimensionLabel(model, ref) })),
        datasets: namedIn(model.datasets, explains.datasets),
      },
    };
  });
}

function named({ name, label }: Named): Named {
  return { name, label };
}

function namedIn(map: ReadonlyMap<string, Named>, names: readonly string[]): readonly Named[] {
  return names.flatMap((name) => {
    const found = map.get(name);
    return found === undefined ? [] : [named(found)];
  });
}

function dimensionLabel(model: Model, text: string): Text {
  const found = resolveDimension(text, scopeOf(model));
  const ref = 'ref' in found ? found.ref : null;
  const label =
    ref?.kind === 'conformed'
      ? model.dimensions.get(ref.name)?.label
      : ref?.kind === 'field'
        ? model.datasets.get(ref.dataset)?.fields.get(ref.field)?.label
        : undefined;
  return label ?? { zh: text, en: text };
}

function letterOf(text: string, spell: Speller): string {
  const letter = fold(spell.syllables(text)[0] ?? '')
    .charAt(0)
    .toUpperCase();
  return /^[A-Z]$/.test(letter) ? letter : '#';
}
