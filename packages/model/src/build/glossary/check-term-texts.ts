import { report } from '@plumbline/diagnostics';
import { type Defined, type Path, writtenAt } from '../../workspace/definitions.ts';
import type { TermDefinition } from '../../workspace/schema/glossary.ts';
import { type Building, placeOfMention } from '../building.ts';

/** One word means one thing, and says it to readers of both languages. */
export function checkTermTexts(building: Building): void {
  const owners = new Map<string, string>();
  for (const term of building.named.glossary.values()) {
    for (const word of wordsOf(term)) checkWord(building, term, word, owners);
    noteLanguage(building, term);
  }
}

interface Word {
  readonly text: string;
  readonly path: Path;
}

/** The label in both languages and every synonym. */
function wordsOf({ value: { label, synonyms = [] } }: Defined<TermDefinition>): readonly Word[] {
  return [
    { text: label.zh, path: ['label', 'zh'] },
    { text: label.en, path: ['label', 'en'] },
    ...synonyms.map((text, i) => ({ text, path: ['synonyms', i] })),
  ];
}

function checkWord(
  { diagnostics }: Building,
  { value, origin }: Defined<TermDefinition>,
  { text, path }: Word,
  owners: Map<string, string>,
): void {
  const folded = text.normalize('NFKC').trim().toLowerCase();
  const other = owners.get(folded);
  if (other === undefined) owners.set(folded, value.name);
  if (other === undefined || other === value.name) return;
  const at = placeOfMention({ origin, path });
  diagnostics.push(report('model/duplicate-term', { text: text.trim(), term: value.name, other }, { at }));
}

/** A language that is not written shows the other one. */
function noteLanguage({ diagnostics }: Building, { value, origin }: Defined<TermDefinition>): void {
  const written = writtenAt(origin, ['definition']);
  if (written.kind !== 'map') return;
  for (const language of ['zh', 'en'] as const) {
    if (written.entries.has(language)) continue;
    const at = placeOfMention({ origin, path: ['definition'] });
    diagnostics.push(
      report('model/term-in-one-language', { term: value.name, language }, { at, severity: 'warning' }),
    );
  }
}
