import { Button } from 'antd';
import { Refusal } from '../api/refusal.ts';
import type { Words } from '../words/catalogs.ts';
import { useLanguage } from '../words/language.tsx';

/** Why there is nothing to see, in the reader's language, with the way out. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { words } = useLanguage();
  return (
    <div className="failure" role="alert">
      <p>{failureText(error, words, useLanguage().locale)}</p>
      {retry === undefined ? null : (
        <Button size="small" onClick={retry}>
          {words.states.retry}
        </Button>
      )}
    </div>
  );
}

export function failureText(error: unknown, words: Words, locale: 'zh' | 'en'): string {
  if (!(error instanceof Refusal)) return words.states.failed;
  if (error.status === 0) return words.states.unreachable;
  return (
    error.diagnostics[0]?.messages[locale] ??
    (error.status === 403 ? words.states.notAllowed : words.states.failed)
  );
}
