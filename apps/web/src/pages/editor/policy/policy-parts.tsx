import { Difference } from '../difference.tsx';
import type { EditorParts } from '../editor-view.tsx';
import { TextSection } from '../text-section.tsx';
import { WishFields } from '../wish-fields.tsx';
import type { WritingProps } from '../writing.ts';
import { PolicySights } from './policy-sights.tsx';
import { usePolicyNames } from './use-policy-names.ts';

/** What a policy says, and whose sight it changes. */
export const POLICY_PARTS: EditorParts = { isText: true, Main, Rail };

function Main(writing: WritingProps) {
  const names = usePolicyNames(writing.start);
  return (
    <>
      <TextSection {...writing} part={null} names={names} />
      <section className="block" data-section="wish">
        <div className="editor-fields two">
          <WishFields {...writing} isDated={false} />
        </div>
      </section>
      <PolicySights draft={writing.draft} />
    </>
  );
}

function Rail({ draft }: WritingProps) {
  return <Difference draft={draft} />;
}
