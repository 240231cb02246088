import { Input } from 'antd';
import { useLanguage } from '../../words/language.tsx';
import { EditorField } from './editor-field.tsx';
import type { WritingProps } from './writing.ts';

interface Wish extends Pick<WritingProps, 'draft' | 'saving' | 'start' | 'request'> {
  /** It can hold from a day on. */
  readonly isDated: boolean;
}

/** What a request says beside the definition: from when it holds, and why. */
export function WishFields({ draft, saving, start, request, isDated }: Wish) {
  const { editor: text } = useLanguage().words;
  return (
    <>
      {isDated ? (
        <EditorField label={text.fields.effective}>
          {(id) => (
            <Input
              id={id}
              type="date"
              title={text.effectiveHint}
              value={draft.effective}
              onChange={({ target }) => draft.change({ effective: target.value })}
            />
          )}
        </EditorField>
      ) : null}
      {start.review === null ? null : (
        <EditorField label={text.fields.title} isWide={!isDated}>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              placeholder={request === null ? undefined : text.unset}
              value={saving.title}
              onChange={({ target }) => saving.setTitle(target.value)}
            />
          )}
        </EditorField>
      )}
    </>
  );
}
