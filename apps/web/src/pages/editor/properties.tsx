import { Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { pageBox } from '../../figures/page-box.ts';
import type { Words } from '../../words/catalogs.ts';
import { useLanguage } from '../../words/language.tsx';
import type { Start, Written } from './edit-queries.ts';
import { type Draft, partOf } from './use-draft.ts';
import type { Saving } from './use-saving.ts';

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

interface Properties {
  readonly draft: Draft;
  readonly saving: Saving;
  readonly request: Written['request'];
  readonly review: Start['review'];
  readonly isNew: boolean;
}

/** Everything besides the formula that people read of a metric. In YAML it stands in the text. */
export function Properties({ draft, saving, request, review, isNew }: Properties) {
  const { words } = useLanguage();
  const { editor: text } = words;
  const { body, check, setPart } = draft;
  const inferred = check?.means?.metric.unit;
  const isYaml = draft.form === 'yaml';
  const key = (name: FieldName) => PARTS[name] ?? name;
  const field = (name: FieldName) => (
    <Field key={name} label={text.fields[name]} wrong={isWrong(draft, key(name))}>
      {(id) => (
        <Input
          id={id}
          value={partOf(body, key(name))}
          onChange={({ target }) => setPart(key(name), target.value)}
        />
      )}
    </Field>
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
            <Field label={text.fields.unit} wrong={isWrong(draft, 'unit')}>
              {(id) => (
                <Input
                  id={id}
                  value={partOf(body, 'unit')}
                  placeholder={inferred === undefined ? text.inferred : `${inferred}, ${text.inferred}`}
                  onChange={({ target }) => setPart('unit', target.value)}
                />
              )}
            </Field>
            <Choice name="direction" labels={words.direction} draft={draft} />
            <Choice name="nature" labels={words.metrics.values.nature} draft={draft} />
            {(['owner', 'basisZh', 'basisEn', 'descriptionZh', 'descriptionEn'] as const).map(field)}
          </>
        )}
        <Field label={text.fields.effective} wrong={false}>
          {(id) => (
            <Input
              id={id}
              type="date"
              title={text.effectiveHint}
              value={draft.effective}
              onChange={({ target }) => draft.change({ effective: target.value })}
            />
          )}
        </Field>
        {review === null ? null : (
          <Field label={text.fields.title} wrong={false}>
            {(id) => (
              <Input
                id={id}
                maxLength={200}
                placeholder={request === null ? undefined : text.unset}
                value={saving.title}
                onChange={({ target }) => saving.setTitle(target.value)}
              />
            )}
          </Field>
        )}
      </div>
    </section>
  );
}

/** Nothing is wrong yet of what nobody has begun. */
function isWrong({ errors, body }: Draft, key: string): boolean {
  const [first] = key.split('.');
  const isBegun = partOf(body, 'formula').trim() !== '' || partOf(body, key) !== '';
  return isBegun && errors.some((finding) => finding.key === first);
}

function Field(props: {
  readonly label: string;
  readonly wrong: boolean;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={props.wrong ? 'editor-field wrong' : 'editor-field'}>
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
    </div>
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
    <Field label={text.fields[name]} wrong={isWrong(draft, name)}>
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
    </Field>
  );
}
