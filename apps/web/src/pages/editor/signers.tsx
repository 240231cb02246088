import { useLanguage } from '../../words/language.tsx';
import type { Start } from './edit-queries.ts';

/** Who decides about it. */
export function Signers({ start: { review, signers } }: { readonly start: Start }) {
  const { words } = useLanguage();
  const { signers: text } = words.editor;
  return (
    <section className="block" data-section="signers">
      <header className="block-head">
        <h2>{text.title}</h2>
        {signers.length === 0 ? null : (
          <span className="note">{review === 'one' ? text.oneOf : text.note}</span>
        )}
      </header>
      {review === null ? <p className="refused">{text.direct}</p> : null}
      {review === 'self' ? <p className="refused">{text.self}</p> : null}
      <dl className="editor-signers">
        {signers.map(({ side, people }) => (
          <div key={side} data-side={side}>
            <dt>{words.changes.sides[side]}</dt>
            <dd>{people.length === 0 ? text.none : people.map(({ name }) => name).join(text.between)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
