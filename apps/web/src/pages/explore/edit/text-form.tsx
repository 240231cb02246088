import type { Wire } from '@plumbline/client';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Refusal } from '../../../api/refusal.ts';
import { call } from '../../../api/server.ts';
import { failureText } from '../../../parts/failure.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { DialogFoot } from './dialog-foot.tsx';

type Diagnostic = Wire<'Problem'>['diagnostics'][number];

/** A text that the server reads: it is taken over only when the server understands it; else it says where it does not. */
export function TextForm(props: {
  readonly help: string;
  readonly now: string;
  readonly path: string;
  readonly check: (text: string) => Wire<'MetricQuery'>;
  readonly apply: (text: string) => void;
  readonly close: () => void;
}) {
  const { words, locale } = useLanguage();
  const { help, now, path, check, apply, close } = props;
  const [text, setText] = useState(now);
  const [error, setError] = useState<unknown>(null);
  const [isAsking, setAsking] = useState(false);
  const found = error instanceof Refusal ? findingAt(error.diagnostics, path) : undefined;
  const submit = async () => {
    const wanted = text.trim();
    if (wanted === '') return apply('');
    setAsking(true);
    try {
      await call('explain', { body: check(wanted) });
      apply(wanted);
    } catch (cause) {
      setError(cause);
    } finally {
      setAsking(false);
    }
  };
  return (
    <form
      className="text-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="note" id="text-form-help">
        {help}
      </p>
      <Input.TextArea
        autoFocus
        rows={3}
        value={text}
        status={error === null ? '' : 'error'}
        aria-describedby="text-form-help text-form-error"
        aria-label={help}
        onChange={(event) => {
          setText(event.target.value);
          setError(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void submit();
        }}
      />
      <div id="text-form-error" className="text-error" aria-live="polite">
        {error === null ? null : (
          <Finding found={found} text={text} message={failureText(error, words, locale)} />
        )}
        {found?.hints
          .filter(({ replace }) => replace !== undefined)
          .slice(0, 3)
          .map((hint) => (
            <Button
              key={hint.replace}
              size="small"
              onClick={() => setText(replaced(text, found, hint.replace ?? ''))}
            >
              {words.explore.useHint} {hint.replace}
            </Button>
          ))}
      </div>
      <DialogFoot close={close} isAsking={isAsking} />
    </form>
  );
}

/** The text once more with the part that is meant underlined, and what is wrong with it. */
function Finding(props: {
  readonly found: Diagnostic | undefined;
  readonly text: string;
  readonly message: string;
}) {
  const { locale } = useLanguage();
  const { found, text, message } = props;
  const [start, end] = spanOf(found);
  return (
    <>
      {end > start ? (
        <code>
          {text.slice(0, start)}
          <mark>{text.slice(start, end)}</mark>
          {text.slice(end)}
        </code>
      ) : null}
      <p>{found?.messages[locale] ?? message}</p>
    </>
  );
}

function findingAt(diagnostics: readonly Diagnostic[], path: string): Diagnostic | undefined {
  return diagnostics.find(({ at }) => at?.kind === 'query' && at.path === path) ?? diagnostics[0];
}

function spanOf(found: Diagnostic | undefined): readonly [number, number] {
  const at = found?.at;
  return at?.kind === 'query' ? [at.start ?? 0, at.end ?? 0] : [0, 0];
}

function replaced(text: string, found: Diagnostic, by: string): string {
  const [start, end] = spanOf(found);
  return end > start ? `${text.slice(0, start)}${by}${text.slice(end)}` : by;
}
