import { Checks } from '../checks.tsx';
import type { Named } from '../completions.ts';
import type { EditorParts } from '../editor-view.tsx';
import { Impact } from '../impact.tsx';
import { PreviewBlock } from '../preview-block.tsx';
import { Properties } from '../properties.tsx';
import { TextSection } from '../text-section.tsx';
import { useFormulaNames } from '../use-formula-names.ts';
import type { WritingProps } from '../writing.ts';

/** A formula, its figures, and what people read besides. */
export const METRIC_PARTS: EditorParts = { Main, Rail };

function Main(writing: WritingProps) {
  const { begin, draft, start } = writing;
  const names = useFormulaNames(start);
  const isYaml = draft.form === 'yaml';
  const preview = <PreviewBlock draft={draft} />;
  const isNew = begin.name === null;
  return (
    <>
      <TextSection {...writing} part={isYaml ? null : 'formula'} names={isYaml ? NONE : names} />
      {isNew ? null : preview}
      <Properties {...writing} isNew={isNew} />
      {isNew ? preview : null}
    </>
  );
}

const NONE: readonly Named[] = [];

function Rail({ begin, draft }: WritingProps) {
  return (
    <>
      <Checks draft={draft} />
      <Impact name={begin.name} />
    </>
  );
}
