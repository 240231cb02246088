import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Refusal } from '../../api/refusal.ts';
import { call, startOver } from '../../api/server.ts';
import { failureText } from '../../parts/failure.tsx';
import { SettingsSection } from '../../parts/settings/settings-section.tsx';
import { useLanguage } from '../../words/language.tsx';

interface Given {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

const AUTOCOMPLETE = { current: 'current-password', next: 'new-password', again: 'new-password' } as const;

export function PasswordSection({ login }: { readonly login: string }) {
  const { words, locale } = useLanguage();
  const { password } = words.account;
  const [form] = Form.useForm<Given>();
  const send = useMutation({
    mutationFn: ({ current, next }: Given) => call('changePassword', { body: { current, new: next } }),
    onSuccess: async () => {
      form.resetFields();
      await startOver();
    },
  });
  const wrong = send.error === null ? null : fieldOf(send.error);
  const field = (name: keyof Given) => (
    <Form.Item
      name={name}
      label={password[name]}
      rules={[
        { required: true, message: password.missing[name] },
        {
          validator: async (_, value) => {
            if (name === 'again' && value !== undefined && value !== form.getFieldValue('next'))
              throw new Error(password.differs);
          },
        },
      ]}
      {...(wrong === name
        ? {
            validateStatus: 'error' as const,
            help: name === 'current' ? password.wrong : failureText(send.error, words, locale),
          }
        : {})}
    >
      <Input.Password autoComplete={AUTOCOMPLETE[name]} />
    </Form.Item>
  );
  return (
    <SettingsSection title={password.title} note={password.note}>
      <Form<Given>
        form={form}
        className="settings-form"
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => send.mutate(given)}
      >
        {/* Whose password a password manager is to keep. */}
        <input type="text" autoComplete="username" value={login} readOnly hidden />
        {field('current')}
        {field('next')}
        {field('again')}
        <Button htmlType="submit" loading={send.isPending}>
          {password.submit}
        </Button>
        <p className="note" role="status">
          {send.isSuccess ? password.done : '\u00a0'}
        </p>
      </Form>
    </SettingsSection>
  );
}

/** The field that a refusal is about; what is about none stands under the last. */
function fieldOf(error: unknown): keyof Given {
  const first = error instanceof Refusal ? error.diagnostics[0] : undefined;
  if (first?.code === 'auth/wrong-password') return 'current';
  return first?.at?.kind === 'query' && first.at.path === 'new' ? 'next' : 'again';
}
