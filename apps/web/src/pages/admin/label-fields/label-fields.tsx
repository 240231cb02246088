import { Form, Input } from 'antd';
import { useLanguage } from '../../../words/language.tsx';
import { CodeField } from './code-field.tsx';

/** What something is called in both languages, and the code that it keeps for good. */
export function LabelFields(props: {
  readonly isNew: boolean;
  /** Codes that there are. */
  readonly codes: readonly string[];
  readonly words: { readonly code: string; readonly missing: string; readonly taken: string };
}) {
  const { isNew, codes, words: text } = props;
  const { departments } = useLanguage().words.admin;
  const required = [{ required: true, whitespace: true, message: text.missing }];
  return (
    <>
      <Form.Item name="zh" label={departments.zh} rules={required}>
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item name="en" label={departments.en} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <CodeField name="code" isNew={isNew} codes={codes} words={text} />
    </>
  );
}
