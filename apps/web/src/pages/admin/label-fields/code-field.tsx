import { Form, Input } from 'antd';
import { notTaken } from '../not-taken.ts';

/** Chosen once. */
export function CodeField(props: {
  readonly name: string;
  readonly isNew: boolean;
  readonly codes: readonly string[];
  readonly words: { readonly code: string; readonly missing: string; readonly taken: string };
}) {
  const { name, isNew, codes, words: text } = props;
  const required = { required: true, whitespace: true, message: text.missing };
  return (
    <Form.Item
      name={name}
      label={text.code}
      rules={isNew ? [required, notTaken(codes, text.taken)] : [required]}
    >
      <Input disabled={!isNew} maxLength={64} spellCheck={false} />
    </Form.Item>
  );
}
