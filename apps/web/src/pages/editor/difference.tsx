import '../../parts/definition/diff-text.css';
import { plainList } from '../../parts/definition/plain-list.ts';
import { useLanguage } from '../../words/language.tsx';
import type { Draft } from './use-draft.ts';

/** What would be another than it is: part by part, as the server compares it. */
export function Difference({ draft }: { readonly draft: Draft }) {
  const { locale, words } = useLanguage();
  const { difference: text } = words.editor;
  const changes = draft.check?.changes ?? [];
  return (
    <section className="block" data-section="difference" aria-busy={draft.isChecking}>
      <header className="block-head">
        <h2>{text.title}</h2>
        {changes.length === 0 ? null : <span className="note">{text.count(changes.length)}</span>}
      </header>
      {changes.length === 0 ? (
        <p className="refused">{draft.errors.length > 0 ? text.unfinished : text.none}</p>
      ) : null}
      <dl className="editor-difference">
        {changes.map(({ aspect, label, before, after }) => (
          <div key={aspect} data-aspect={aspect}>
            <dt>{label[locale]}</dt>
            {before === null ? null : (
              <dd>
                <del className="diff-gone">{plainList(before[locale])}</del>
              </dd>
            )}
            <dd>
              {after === null ? (
                <span className="quiet">{text.gone}</span>
              ) : (
                <ins className="diff-come">{plainList(after[locale])}</ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
