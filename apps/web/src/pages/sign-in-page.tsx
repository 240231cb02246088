import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { call, startOver } from '../api/server.ts';
import { failureText } from '../parts/failure.tsx';
import { useLanguage } from '../words/language.tsx';
import { Door } from './door.tsx';

interface Given {
  readonly login: string;
  readonly password: string;
}

export function SignInPage() {
  const { words, locale } = useLanguage();
  const { signIn } = words;
  const send = useMutation({
    mutationFn: (body: Given) => call('signIn', { body }),
    onSuccess: () => startOver(),
  });
  const rules = (message: string) => [{ required: true, message }];
  return (
    <Door title={signIn.title} lead={signIn.lead}>
      <Form<Given> layout="vertical" requiredMark={false} onFinish={(given) => send.mutate(given)}>
        <Form.Item name="login" label={signIn.login} rules={rules(signIn.missing.login)}>
          <Input size="large" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={signIn.password}
          rules={rules(signIn.missing.password)}
          {...(send.error === null
            ? {}
            : { validateStatus: 'error' as const, help: failureText(send.error, words, locale) })}
        >
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" size="large" block htmlType="submit" loading={send.isPending}>
          {signIn.submit}
        </Button>
      </Form>
      <p className="note">{signIn.first}</p>
    </Door>
  );
}
