import { Dropdown } from 'antd';
import { useState } from 'react';
import { againstOf, againstText } from '../../../parts/question/against.ts';
import { CLOSED, dividingOf } from '../../../parts/question/closed.ts';
import { askable, withAgainst } from '../../../parts/question/comparable.ts';
import { ALIGNMENTS, NO_QUESTION, type Question } from '../../../parts/question/question.ts';
import { sentence } from '../../../parts/sheet/sentence.ts';
import { useLanguage } from '../../../words/language.tsx';
import { Chip } from './chip.tsx';
import { Choice } from './choice.tsx';
import type { Editing } from './editing.ts';
import { Plus } from './plus.tsx';

/** What every figure is compared with; the first one is the bar's until it is changed here. */
export function CompareChips(props: {
  readonly question: Question;
  readonly change: (next: Question) => void;
  readonly frame: { readonly compare: string; readonly scope: object | null };
  readonly comparable: readonly string[];
  readonly edit: (editing: Editing) => void;
}) {
  const { words } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { question, change, frame, comparable, edit } = props;
  const against = againstOf(question, frame.compare);
  const set = (next: readonly string[]) => change({ ...question, against: next });
  const rest = comparable.filter((name) => !against.includes(name));
  const dividing = dividingOf(question, frame.scope !== null);
  const whyNot = (name: string) => {
    if (name === CLOSED && dividing !== null) return sentence(words.explore.notClosed[dividing]);
    const isLost = question.metrics.length > 0 && askable([name], comparable).length === 0;
    return isLost ? words.explore.unreachable : null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line
    <div role="group" aria-label={words.explore.compare} className="shelf">
      <span className="shelf-label">{words.explore.compare}</span>
      {against.map((name) => (
        <Chip
          key={name}
          text={againstText(name, words)}
          hint={whyNot(name) ?? undefined}
          isBad={whyNot(name) !== null}
          remove={() => set(against.filter((each) => each !== name))}
        />
      ))}
      {question.alignment === NO_QUESTION.alignment ? null : (
        <Chip
          text={words.explore.aligned[question.alignment]}
          hint={words.explore.alignmentName}
          remove={() => change({ ...question, alignment: NO_QUESTION.alignment })}
        />
      )}
      <Dropdown
        autoFocus
        trigger={['click']}
        open={isOpen}
        // What cannot be chosen leaves the menu as it is.
        onOpenChange={(next, { source }) => (source === 'trigger' || next) && setOpen(next)}
        menu={{
          onClick: ({ key }) => setOpen(rest.includes(key) && whyNot(key) !== null),
          items: [
            ...rest.map((name) => ({
              key: name,
              label: <Choice name={againstText(name, words)} whyNot={whyNot(name)} />,
              className: whyNot(name) === null ? '' : 'is-off',
              onClick: () => whyNot(name) === null && set(withAgainst(against, name)),
            })),
            {
              key: 'fixed',
              label: words.explore.fixedMenu,
              onClick: () => edit({ kind: 'fixed', beside: against }),
            },
            { type: 'divider' },
            {
              key: 'alignment',
              label: words.explore.alignmentName,
              children: ALIGNMENTS.map((alignment) => ({
                key: alignment,
                label: words.explore.alignments[alignment],
                onClick: () => change({ ...question, alignment }),
              })),
            },
          ],
        }}
      >
        <button type="button" className="q-plus" aria-label={words.explore.addComparison}>
          <Plus />
        </button>
      </Dropdown>
    </div>
  );
}
