import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
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
  const { password, signIn } = words;
  const send = useMutation({
    mutationFn: ({ current, next }: Given) => call('changePassword', { body: { current, new: next } }),
    onSuccess: () => startOver(),
  });
  const required = { required: true, message: signIn.required };
  return (
    <Door title={password.title} lead={password.lead}>
      <Form<Given> layout="vertical" requiredMark={false} onFinish={(given) => send.mutate(given)}>
        <Form.Item name="current" label={password.current} rules={[required]}>
          <Input.Password size="large" autoComplete="current-password" autoFocus />
        </Form.Item>
        <Form.Item name="next" label={password.next} rules={[required]}>
          <Input.Password size="large" autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={password.again}
          dependencies={['next']}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: async (_, value) => {
                if (value !== undefined && value !== getFieldValue('next')) throw new Error(password.differs);
              },
            }),
          ]}
          {...(send.error === null
            ? {}
            : { validateStatus: 'error' as const, help: failureText(send.error, words, locale) })}
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
