import { Difference } from '../difference.tsx';
import type { EditorParts } from '../editor-view.tsx';
import { TextSection } from '../text-section.tsx';
import { WishFields } from '../wish-fields.tsx';
import type { WritingProps } from '../writing.ts';
import { RemoveTerm } from './remove-term.tsx';
import { TermFields } from './term-fields.tsx';
import { TermUses } from './term-uses.tsx';

/** What a word means, and what it stands beside. */
export const TERM_PARTS: EditorParts = { Main, Rail };

function Main(writing: WritingProps) {
  const { begin, draft } = writing;
  const isYaml = draft.form === 'yaml';
  return (
    <>
      {isYaml ? <TextSection {...writing} part={null} names={[]} /> : <TermFields {...writing} />}
      <section className="block" data-section="wish">
        <div className="editor-fields two">
          <WishFields {...writing} isDated={false} />
        </div>
      </section>
      {begin.name === null ? null : <RemoveTerm {...writing} name={begin.name} />}
    </>
  );
}

function Rail({ begin, draft }: WritingProps) {
  return (
    <>
      <Difference draft={draft} />
      <TermUses name={begin.name} />
    </>
  );
}
