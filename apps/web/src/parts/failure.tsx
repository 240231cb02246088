import { Button } from 'antd';
import { Refusal } from '../api/refusal.ts';
import type { Words } from '../words/catalogs.ts';
import { useLanguage } from '../words/language.tsx';
import { Icon } from './icon.tsx';

/** Why there is nothing to see, in the reader's language, with the way out. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { words, locale } = useLanguage();
  return (
    <div className="failure" role="alert">
      {isForbidden(error) ? <Icon name="lock" /> : null}
      <p>{failureText(error, words, locale)}</p>
      {retry === undefined || isForbidden(error) ? null : (
        <Button size="small" onClick={retry}>
          {words.states.retry}
        </Button>
      )}
    </div>
  );
}

/** Asking once more would give the same. */
function isForbidden(error: unknown): boolean {
  return error instanceof Refusal && error.status === 403;
}

export function failureText(error: unknown, words: Words, locale: 'zh' | 'en'): string {
  if (!(error instanceof Refusal)) return words.states.failed;
  if (error.status === 0) return words.states.unreachable;
  return (
    error.diagnostics[0]?.messages[locale] ??
    (error.status === 403 ? words.states.notAllowed : words.states.failed)
  );
}
