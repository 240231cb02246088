import { Dropdown } from 'antd';
import type { Question } from '../../../parts/question/question.ts';
import { useLanguage } from '../../../words/language.tsx';
import { Chip } from './chip.tsx';
import { Plus } from './plus.tsx';

/** What every figure is compared with; the first one is the bar's until it is changed here. */
export function CompareChips(props: {
  readonly question: Question;
  readonly change: (next: Question) => void;
  readonly frame: { readonly compare: string };
  readonly comparable: readonly string[];
}) {
  const { words } = useLanguage();
  const { question, change, frame, comparable } = props;
  const against = question.against ?? [frame.compare];
  const text = (name: string) => words.explore.against[name] ?? name;
  const set = (next: readonly string[]) => change({ ...question, against: next });
  const rest = comparable.filter((name) => !against.includes(name));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line
    <div role="group" aria-label={words.explore.compare} className="shelf">
      <span className="shelf-label">{words.explore.compare}</span>
      {against.map((name) => (
        <Chip key={name} text={text(name)} remove={() => set(against.filter((each) => each !== name))} />
      ))}
      {rest.length === 0 ? null : (
        <Dropdown
          autoFocus
          trigger={['click']}
          menu={{
            items: rest.map((name) => ({
              key: name,
              label: text(name),
              onClick: () => set([...against, name]),
            })),
          }}
        >
          <button type="button" className="q-plus" aria-label={words.explore.addComparison}>
            <Plus />
          </button>
        </Dropdown>
      )}
    </div>
  );
}
