import { Button, Input, Select } from 'antd';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { ATTRIBUTE_KINDS, type AttributeDraft, problemsOf } from './attributes.ts';
import '../../../parts/icon-button.css';

interface Fields {
  readonly drafts: readonly AttributeDraft[];
  readonly isLocked: boolean;
  readonly change: (drafts: readonly AttributeDraft[]) => void;
}

/** What policies read of an account: names with one value or several. */
export function AttributeFields({ drafts, isLocked, change }: Fields) {
  const { words } = useLanguage();
  const { attributes: text } = words.admin.users;
  const problems = problemsOf(drafts);
  const set = (key: string, part: Partial<AttributeDraft>) =>
    change(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)));
  const add = () =>
    change([...drafts, { key: crypto.randomUUID(), name: '', kind: 'text', values: [], isList: false }]);
  return (
    <section aria-label={text.title}>
      <h3>
        {text.title} · {text.note}
      </h3>
      {drafts.map(({ key, name, kind, values }) => {
        const problem = problems.get(key);
        return (
          <div key={key} className="attribute-row">
            <Input
              aria-label={text.name}
              value={name}
              disabled={isLocked}
              spellCheck={false}
              onChange={({ target }) => set(key, { name: target.value })}
            />
            <Select
              aria-label={text.kind}
              value={kind}
              disabled={isLocked}
              options={ATTRIBUTE_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
              onChange={(next) => set(key, { kind: next })}
            />
            <button
              type="button"
              className="icon-button"
              disabled={isLocked}
              aria-label={text.remove(name)}
              onClick={() => change(drafts.filter((draft) => draft.key !== key))}
            >
              <Icon name="bin" />
            </button>
            <Select
              mode="tags"
              open={false}
              suffixIcon={null}
              aria-label={text.values}
              placeholder={text.values}
              value={[...values]}
              disabled={isLocked}
              tokenSeparators={[',', '\uff0c', '\u3001']}
              onChange={(next: string[]) => set(key, { values: next })}
            />
            {problem === undefined ? null : <p className="bad note">{text[problem]}</p>}
          </div>
        );
      })}
      {isLocked ? null : (
        <Button size="small" icon={<Icon name="plus" />} onClick={add}>
          {text.add}
        </Button>
      )}
    </section>
  );
}
