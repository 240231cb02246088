import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Refusal } from '../api/refusal.ts';
import { call, startOver } from '../api/server.ts';
import { failureText } from '../parts/failure.tsx';
import { useLanguage } from '../words/language.tsx';
import { Door } from './door.tsx';

interface Given {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

export function PasswordPage() {
  const { words, locale } = useLanguage();
  const { password } = words;
  const send = useMutation({
    mutationFn: ({ current, next }: Given) => call('changePassword', { body: { current, new: next } }),
    onSuccess: () => startOver(),
  });
  const required = (name: keyof Given) => ({ required: true, message: password.missing[name] });
  const refusal = send.error === null ? null : refusalOf(send.error);
  const shown = (name: keyof Given) =>
    refusal?.field !== name
      ? {}
      : {
          validateStatus: 'error' as const,
          help: refusal.isWrong ? password.wrong : failureText(send.error, words, locale),
        };
  return (
    <Door title={password.title} lead={password.lead}>
      <Form<Given> layout="vertical" requiredMark={false} onFinish={(given) => send.mutate(given)}>
        <Form.Item
          name="current"
          label={password.current}
          rules={[required('current')]}
          {...shown('current')}
        >
          <Input.Password size="large" autoComplete="current-password" autoFocus />
        </Form.Item>
        <Form.Item name="next" label={password.next} rules={[required('next')]} {...shown('next')}>
          <Input.Password size="large" autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={password.again}
          dependencies={['next']}
          rules={[
            required('again'),
            ({ getFieldValue }) => ({
              validator: async (_, value) => {
                if (value !== undefined && value !== getFieldValue('next')) throw new Error(password.differs);
              },
            }),
          ]}
          {...shown('again')}
        >
          <Input.Password size="large" autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" size="large" block htmlType="submit" loading={send.isPending}>
          {password.submit}
        </Button>
      </Form>
    </Door>
  );
}

/** The field that a refusal is about; what is about none stands under the last. */
function refusalOf(error: unknown): { readonly field: keyof Given; readonly isWrong: boolean } {
  const first = error instanceof Refusal ? error.diagnostics[0] : undefined;
  const isWrong = first?.code === 'auth/wrong-password';
  if (isWrong) return { field: 'current', isWrong };
  return { field: first?.at?.kind === 'query' && first.at.path === 'new' ? 'next' : 'again', isWrong };
}
