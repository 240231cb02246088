import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { pageBox } from '../../../figures/page-box.ts';
import { useLanguage } from '../../../words/language.tsx';
import { CheckState } from '../check-state.tsx';
import type { Finding } from '../edit-queries.ts';
import { EditorField, fieldState } from '../editor-field.tsx';
import { Findings } from '../findings.tsx';
import { type Draft, listOf, partOf } from '../use-draft.ts';
import { findingsNow, type WritingProps } from '../writing.ts';
import { type Linked, useLinked } from './use-linked.ts';

const KEYS = [
  'name',
  'label.zh',
  'label.en',
  'synonyms',
  'definition.zh',
  'definition.en',
  'explains.metrics',
  'explains.dimensions',
  'explains.datasets',
  'broader',
  'see',
  'owner',
  'steward',
] as const;
type Key = (typeof KEYS)[number];

/** A word in both languages, what it means, and what it leads to; each part with what is wrong with it. */
export function TermFields({ begin, draft }: WritingProps) {
  const { words } = useLanguage();
  const text = words.editor.term;
  const linked = useLinked(begin.name);
  const findings = findingsNow(draft);
  const rest = findings.filter(({ key }) => key === null || !KEYS.some((one) => isAbout(key, one)));
  const field = (key: Key, write: Write, isWide = false) => (
    <EditorField
      label={text.fields[key]}
      isWide={isWide}
      {...fieldState(draft, key)}
      findings={findings.filter((finding) => isAbout(finding.key, key))}
    >
      {(id, about) => write({ id, ...about })}
    </EditorField>
  );
  const line = (key: Key, placeholder?: string, isWide = false) =>
    field(
      key,
      (named) => (
        <Input
          {...named}
          placeholder={placeholder}
          value={partOf(draft.body, key)}
          onChange={({ target }) => draft.setPart(key, target.value)}
        />
      ),
      isWide,
    );
  const lines = (key: Key) =>
    field(key, (named) => (
      <Input.TextArea
        {...named}
        rows={5}
        placeholder={text.needed}
        value={partOf(draft.body, key)}
        onChange={({ target }) => draft.setPart(key, target.value)}
      />
    ));
  const many = (key: Key, options: readonly Linked[]) =>
    field(key, (named) => <Many named={named} field={key} draft={draft} options={options} />, true);
  return (
    <section className="block" data-section="term">
      <header className="block-head">
        <h2>
          {text.title} <small>{text.hint}</small>
        </h2>
        <CheckState draft={draft} />
      </header>
      <div className="editor-fields two">
        {begin.name === null ? line('name', text.nameHint, true) : null}
        {line('label.zh', text.needed)}
        {line('label.en', text.needed)}
        {field(
          'synonyms',
          (named) => (
            <Select
              {...named}
              mode="tags"
              open={false}
              suffixIcon={null}
              placeholder={text.synonymsHint}
              value={[...listOf(draft.body, 'synonyms')]}
              onChange={(value: readonly string[]) => draft.setPart('synonyms', value)}
            />
          ),
          true,
        )}
        {lines('definition.zh')}
        {lines('definition.en')}
        {many('explains.metrics', linked.metrics)}
        {many('explains.dimensions', linked.dimensions)}
        {many('explains.datasets', linked.datasets)}
        {field('broader', (named) => (
          <Broader named={named} draft={draft} options={linked.terms} />
        ))}
        {field('see', (named) => (
          <Many named={named} field="see" draft={draft} options={linked.terms} />
        ))}
        {line('owner')}
        {line('steward')}
      </div>
      {rest.length === 0 ? null : <Findings draft={draft} findings={rest} />}
    </section>
  );
}

type Named = { readonly id: string; readonly 'aria-describedby'?: string };
type Write = (named: Named) => ReactNode;

interface Choice {
  readonly named: Named;
  readonly field: Key;
  readonly draft: Draft;
  readonly options: readonly Linked[];
}

/** Names out of a list; what is written and in no list stays, with what is wrong with it. */
function Many({ named, field, draft, options }: Choice) {
  const { none } = useLanguage().words.editor.term;
  return (
    <Select
      {...named}
      mode="multiple"
      getPopupContainer={pageBox}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={none}
      value={[...listOf(draft.body, field)]}
      options={[...options]}
      onChange={(value: readonly string[]) => draft.setPart(field, value)}
    />
  );
}

function Broader({ named, draft, options }: Omit<Choice, 'field'>) {
  const { none } = useLanguage().words.editor.term;
  return (
    <Select
      {...named}
      allowClear
      getPopupContainer={pageBox}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={none}
      value={partOf(draft.body, 'broader') || null}
      options={[...options]}
      onChange={(value: string | undefined) => draft.setPart('broader', value ?? '')}
    />
  );
}

/** A finding about a part as a whole stands at the first of its fields. */
function isAbout(found: Finding['key'], key: Key): boolean {
  if (found === key) return true;
  return KEYS.find((one) => one.split('.')[0] === found) === key;
}
