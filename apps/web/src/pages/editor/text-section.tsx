import { useLanguage } from '../../words/language.tsx';
import { CheckState } from './check-state.tsx';
import { CodeBox } from './code-box.tsx';
import type { Named } from './completions.ts';
import { Findings } from './findings.tsx';
import { partOf } from './use-draft.ts';
import { findingsNow, type WritingProps } from './writing.ts';

interface Text extends WritingProps {
  /** The part that is written as a text of its own; null: the whole as YAML. */
  readonly part: 'formula' | null;
  readonly names: readonly Named[];
}

/** One text with its findings: a formula, or the definition in YAML. */
export function TextSection({ draft, begin, part, names }: Text) {
  const { words } = useLanguage();
  const { editor: text } = words;
  const findings = findingsNow(draft);
  return (
    <section className="block" data-section={part ?? 'yaml'}>
      <header className="block-head">
        <h2>
          {part === null ? text.yaml : text.formula}{' '}
          {part === null ? null : <small>{text.formulaHint}</small>}
        </h2>
        <CheckState draft={draft} />
      </header>
      {part === null ? (
        <CodeBox
          key="yaml"
          label={text.kinds[begin.kind].yaml}
          value={draft.yaml}
          onChange={(yaml) => draft.change({ yaml })}
          findings={findings}
          names={names}
        />
      ) : (
        <CodeBox
          key={part}
          label={text.formulaLabel}
          value={partOf(draft.body, part)}
          onChange={(value) => draft.setPart(part, value)}
          findings={findings}
          names={names}
        />
      )}
      <Findings draft={draft} findings={findings} />
    </section>
  );
}
