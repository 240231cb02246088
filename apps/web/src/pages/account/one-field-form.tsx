import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Refusal } from '../../api/refusal.ts';
import { failureText } from '../../parts/failure.tsx';
import { useLanguage } from '../../words/language.tsx';

interface OneField {
  readonly label: string;
  readonly missing: string;
  readonly submit: string;
  readonly autoComplete: 'current-password' | 'one-time-code';
  /** What is said in place of the server's words, by code. */
  readonly wrong?: Readonly<Record<string, string>>;
  readonly send: (value: string) => Promise<void>;
  readonly cancel: () => void;
}

/** A password or a code, and what follows from it. */
export function OneFieldForm({ label, missing, submit, autoComplete, wrong = {}, ...does }: OneField) {
  const { words, locale } = useLanguage();
  const sending = useMutation({ mutationFn: ({ value }: { readonly value: string }) => does.send(value) });
  const { error } = sending;
  const code = error instanceof Refusal ? error.diagnostics[0]?.code : undefined;
  const isSecret = autoComplete === 'current-password';
  return (
    <Form<{ readonly value: string }>
      className="settings-form"
      layout="vertical"
      requiredMark={false}
      onFinish={(given) => sending.mutate(given)}
    >
      <Form.Item
        name="value"
        label={label}
        rules={[{ required: true, message: missing }]}
        {...(error === null
          ? {}
          : {
              validateStatus: 'error' as const,
              help: wrong[code ?? ''] ?? failureText(error, words, locale),
            })}
      >
        {isSecret ? (
          <Input.Password autoComplete={autoComplete} autoFocus />
        ) : (
          <Input autoComplete={autoComplete} spellCheck={false} autoFocus />
        )}
      </Form.Item>
      <div className="account-buttons">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {submit}
        </Button>
        <Button onClick={does.cancel}>{words.account.factor.cancel}</Button>
      </div>
    </Form>
  );
}
