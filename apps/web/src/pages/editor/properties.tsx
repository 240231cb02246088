import { Input, Select } from 'antd';
import { pageBox } from '../../figures/page-box.ts';
import type { Words } from '../../words/catalogs.ts';
import { useLanguage } from '../../words/language.tsx';
import { EditorField, fieldState } from './editor-field.tsx';
import { type Draft, partOf } from './use-draft.ts';
import { WishFields } from './wish-fields.tsx';
import type { WritingProps } from './writing.ts';

type FieldName = keyof Words['editor']['fields'];

const PARTS: Readonly<Partial<Record<FieldName, string>>> = {
  zh: 'label.zh',
  en: 'label.en',
  owner: 'owner',
  basisZh: 'basis.zh',
  basisEn: 'basis.en',
  descriptionZh: 'description.zh',
  descriptionEn: 'description.en',
};

interface Properties extends WritingProps {
  readonly isNew: boolean;
}

/** Everything besides the formula that people read of a metric. In YAML it stands in the text. */
export function Properties({ draft, saving, request, start, isNew }: Properties) {
  const { words } = useLanguage();
  const { editor: text } = words;
  const { body, check, setPart } = draft;
  const inferred = check?.means?.metric.unit;
  const isYaml = draft.form === 'yaml';
  const key = (name: FieldName) => PARTS[name] ?? name;
  const field = (name: FieldName) => (
    <EditorField key={name} label={text.fields[name]} {...fieldState(draft, key(name))}>
      {(id) => (
        <Input
          id={id}
          value={partOf(body, key(name))}
          onChange={({ target }) => setPart(key(name), target.value)}
        />
      )}
    </EditorField>
  );
  return (
    <section className="block" data-section="properties">
      <h2>{text.properties}</h2>
      <div className="editor-fields">
        {isYaml ? null : (
          <>
            {isNew ? field('name') : null}
            {field('zh')}
            {field('en')}
            <EditorField label={text.fields.unit} {...fieldState(draft, 'unit')}>
              {(id) => (
                <Input
                  id={id}
                  value={partOf(body, 'unit')}
                  placeholder={inferred === undefined ? text.inferred : `${inferred}, ${text.inferred}`}
                  onChange={({ target }) => setPart('unit', target.value)}
                />
              )}
            </EditorField>
            <Choice name="direction" labels={words.direction} draft={draft} />
            <Choice name="nature" labels={words.metrics.values.nature} draft={draft} />
            {(['owner', 'basisZh', 'basisEn', 'descriptionZh', 'descriptionEn'] as const).map(field)}
          </>
        )}
        <WishFields draft={draft} saving={saving} start={start} request={request} isDated />
      </div>
    </section>
  );
}

function Choice({
  name,
  labels,
  draft,
}: {
  readonly name: 'direction' | 'nature';
  readonly labels: Readonly<Record<string, string>>;
  readonly draft: Draft;
}) {
  const { words } = useLanguage();
  const { editor: text } = words;
  return (
    <EditorField label={text.fields[name]} {...fieldState(draft, name)}>
      {(id) => (
        <Select
          id={id}
          aria-label={text.fields[name]}
          getPopupContainer={pageBox}
          value={partOf(draft.body, name)}
          onChange={(value: string) => draft.setPart(name, value)}
          options={[
            { value: '', label: text.unset },
            ...Object.entries(labels).map(([value, label]) => ({ value, label })),
          ]}
        />
      )}
    </EditorField>
  );
}
