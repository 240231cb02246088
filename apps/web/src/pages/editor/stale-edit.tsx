import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../words/language.tsx';
import type { EditKind } from './edit-queries.ts';
import type { Draft } from './use-draft.ts';
import type { Keeping } from './use-keeping.ts';
import type { Saving } from './use-saving.ts';

interface Stale {
  readonly kind: EditKind;
  readonly draft: Draft;
  readonly saving: Saving;
  readonly keeping: Keeping;
  readonly reload: () => Promise<unknown>;
}

/** Somebody else has changed the definition: both are shown, and the reader decides. */
export function StaleEdit({ kind, draft, saving, keeping, reload }: Stale) {
  const { words } = useLanguage();
  const { stale: text } = words.editor;
  const [taking, setTaking] = useState<'no' | 'now' | 'failed'>('no');
  const { stale } = saving;
  const conflict = draft.check?.conflict ?? null;
  if (stale === null && conflict === null) return null;
  if (stale === null && conflict?.read === 0)
    return (
      <p className="editor-stale" role="alert">
        {words.editor.kinds[kind].taken}
      </p>
    );
  const version = Number(stale?.params.version ?? conflict?.version ?? 0);
  const goOn = () => {
    draft.change({ base: version });
    saving.forget();
  };
  const takeTheirs = async () => {
    setTaking('now');
    // With theirs the page begins anew, and would offer what was kept.
    keeping.forget();
    const reason = await reload();
    if (reason === null) return;
    keeping.keep();
    setTaking('failed');
  };
  return (
    <section className="editor-stale" role="alert" data-section="stale">
      <p>
        <b>{text.title(version)}</b> {text.lead}
      </p>
      {stale === null ? null : (
        <dl>
          <dt>{text.theirs}</dt>
          <dd>
            <code>{String(stale.params.theirs)}</code>
          </dd>
          <dt>{text.mine}</dt>
          <dd>
            <code>{String(stale.params.mine)}</code>
          </dd>
        </dl>
      )}
      {taking === 'failed' ? <p className="bad">{text.failed}</p> : null}
      <p className="editor-stale-ways">
        <Button loading={taking === 'now'} onClick={() => void takeTheirs()}>
          {text.takeTheirs}
        </Button>
        <Button onClick={goOn}>{text.keepMine}</Button>
      </p>
    </section>
  );
}
