import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Refusal } from '../api/refusal.ts';
import { call, startOver } from '../api/server.ts';
import { failureText } from '../parts/failure.tsx';
import { useLanguage } from '../words/language.tsx';
import { Door } from './door.tsx';

interface Given {
  readonly login: string;
  readonly password: string;
  /** Absent: nobody has asked for one yet. */
  readonly code?: string;
}

export function SignInPage() {
  const { words, locale } = useLanguage();
  const { signIn } = words;
  const [asksCode, setAsksCode] = useState(false);
  const send = useMutation({
    mutationFn: (body: Given) => call('signIn', { body }),
    onSuccess: () => startOver(),
    onError: (cause) => setAsksCode((before) => before || codeOf(cause) === ASKS_CODE),
  });
  const rules = (message: string) => [{ required: true, message }];
  const isOfCode = asksCode && send.error !== null && !ABOUT_PASSWORD.has(codeOf(send.error) ?? '');
  // Being asked is no mistake of the reader.
  const refusal =
    send.error === null || codeOf(send.error) === ASKS_CODE
      ? {}
      : { validateStatus: 'error' as const, help: failureText(send.error, words, locale) };
  return (
    <Door title={signIn.title} lead={asksCode ? signIn.codeLead : signIn.lead}>
      <Form<Given> layout="vertical" requiredMark={false} onFinish={(given) => send.mutate(given)}>
        <Form.Item name="login" label={signIn.login} rules={rules(signIn.missing.login)}>
          <Input size="large" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={signIn.password}
          rules={rules(signIn.missing.password)}
          {...(isOfCode ? {} : refusal)}
        >
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        {asksCode ? (
          <Form.Item
            name="code"
            label={signIn.code}
            rules={rules(signIn.missing.code)}
            {...(isOfCode ? refusal : {})}
          >
            <Input size="large" autoComplete="one-time-code" autoFocus spellCheck={false} />
          </Form.Item>
        ) : null}
        <Button type="primary" size="large" block htmlType="submit" loading={send.isPending}>
          {signIn.submit}
        </Button>
      </Form>
      {asksCode ? null : <p className="note">{signIn.first}</p>}
      <OtherWay />
    </Door>
  );
}

/** The company's own accounts, where the server knows a provider of them; and why the last try there led back. */
function OtherWay() {
  const { signIn } = useLanguage().words;
  const ways = useQuery({ queryKey: ['sign-in-ways'], queryFn: () => call('signInWays'), retry: false });
  const provider = ways.data?.provider ?? null;
  const refused = refusalOf(new URLSearchParams(window.location.search).get('refused'), signIn.refused);
  if (provider === null && refused === null) return null;
  const back = `${window.location.pathname}${refused === null ? window.location.search : ''}`;
  return (
    <div className="other-way">
      {refused === null ? null : <p role="alert">{refused}</p>}
      {provider === null ? null : (
        <Button size="large" block href={`${provider.path}?page=${encodeURIComponent(back)}`}>
          {signIn.with(provider.name)}
        </Button>
      )}
    </div>
  );
}

/** Anybody can write what they like into an address: only known reasons are shown. */
function refusalOf(code: string | null, reasons: Readonly<Record<string, string>>): string | null {
  return code !== null && Object.hasOwn(reasons, code) ? (reasons[code] ?? null) : null;
}

const ASKS_CODE = 'auth/second-factor-required';
const ABOUT_PASSWORD: ReadonlySet<string> = new Set(['auth/wrong-password', 'auth/password-expired']);

function codeOf(cause: unknown): string | null {
  return cause instanceof Refusal ? (cause.diagnostics[0]?.code ?? null) : null;
}
