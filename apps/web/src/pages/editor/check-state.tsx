import { useLanguage } from '../../words/language.tsx';
import type { Draft } from './use-draft.ts';

/** Whether what is written can be saved. */
export function CheckState({ draft }: { readonly draft: Draft }) {
  const { words } = useLanguage();
  const { errors, told, isChecking, check } = draft;
  const isBegun = told.some(({ severity }) => severity === 'error');
  const text =
    check === undefined || isChecking
      ? words.editor.checking
      : errors.length === 0
        ? words.editor.noErrors
        : isBegun
          ? words.editor.errors(errors.length)
          : words.editor.unfinished;
  const state = check === undefined || isChecking ? 'checking' : errors.length === 0 ? 'fine' : 'wrong';
  return (
    <span role="status" data-check={state} className={state === 'wrong' && isBegun ? 'bad' : 'quiet'}>
      {text}
    </span>
  );
}
