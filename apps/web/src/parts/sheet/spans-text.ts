import type { Result } from '../../api/answer.ts';
import type { Words } from '../../words/catalogs.ts';
import { sentence } from './sentence.ts';

/** Terms of one figure that are read at once. */
const MOST = 4;

type Note = Result['notes'][number];

/** Of a figure made of the totals of spans: whether a row states it, or which others it was derived from. */
export function spanText(notes: readonly Note[], { explore }: Words): string | undefined {
  const parts = notes.flatMap(({ code, terms = '' }) => {
    if (code === 'span/reported') return [explore.reports.reported];
    if (code === 'span/chains-differ') return [explore.reports.differ];
    return code === 'span/derived' ? [explore.reports.derived(termsText(terms))] : [];
  });
  return parts.length === 0 ? undefined : sentence(parts.join(explore.noteBetween));
}

/** How many figures of an answer were derived, and how many could have been otherwise. */
export function spansText({ notes }: Pick<Result, 'notes'>, { explore }: Words): readonly string[] {
  const count = (code: Note['code']) => notes.filter((note) => note.code === code).length;
  const [derived, differ] = [count('span/derived'), count('span/chains-differ')];
  return [
    ...(derived === 0 ? [] : [explore.reports.someDerived(derived)]),
    ...(differ === 0 ? [] : [explore.reports.someDiffer(differ)]),
  ];
}

/** `2023-01-01..2023-12-31 − 2023-01-01..2023-09-30` of `+2023-01-01..2023-12-31 -2023-01-01..2023-09-30`. */
function termsText(terms: string): string {
  const words = [...new Set(terms.split(', '))].join(' ').split(' ');
  const said = words
    .slice(0, MOST)
    .map((term) => `${term.startsWith('-') ? '\u2212' : '+'} ${term.slice(1)}`);
  return `${said.join(' ').replace(/^\+ /, '')}${words.length > MOST ? ' …' : ''}`;
}
