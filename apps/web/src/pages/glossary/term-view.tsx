import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { type FrameSearch, keepFrame } from '../../frame/search.ts';
import { personText } from '../../parts/definition/attribute-text.ts';
import { useLanguage } from '../../words/language.tsx';
import type { Term } from './find-terms.ts';
import { linkedText } from './linked-text.ts';
import { TermLink } from './term-link.tsx';
import { useMayPropose } from './use-may-propose.ts';

interface View {
  readonly term: Term;
  readonly all: readonly Term[];
}

/** What one word means, what it belongs to, and which definitions it explains. */
export function TermView({ term, all }: View) {
  const { locale, words } = useLanguage();
  const { glossary: text } = words;
  const { label, synonyms, broader, narrower, see, owner, steward, explains } = term;
  const other = locale === 'zh' ? 'en' : 'zh';
  return (
    <article className="term" aria-label={label[locale]}>
      <header className="term-head">
        <h2>
          {label[locale]} {label[other] === label[locale] ? null : <small lang={other}>{label[other]}</small>}
        </h2>
        <EditTerm name={term.name} />
      </header>
      <p className="term-text">
        {linkedText(term, all, locale).map((piece, i) =>
          piece.term === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name
            <Fragment key={i}>{piece.text}</Fragment>
          ) : (
            <TermLink key={piece.term.name} name={piece.term.name} hint={piece.term.definition[locale]}>
              {piece.text}
            </TermLink>
          ),
        )}
      </p>
      <dl className="facts term-facts">
        <Fact label={text.synonyms} shown={synonyms.length > 0}>
          {synonyms.join(' · ')}
        </Fact>
        <Fact label={text.broader} shown={broader !== null}>
          <TermNames terms={broader === null ? [] : [broader]} />
        </Fact>
        <Fact label={text.narrower} shown={narrower.length > 0}>
          <TermNames terms={narrower} />
        </Fact>
        <Fact label={text.see} shown={see.length > 0}>
          <TermNames terms={see} />
        </Fact>
        <Fact label={text.owner} shown={owner !== null}>
          {personText(owner ?? '')}
        </Fact>
        <Fact label={text.steward} shown={steward !== null}>
          {personText(steward ?? '')}
        </Fact>
      </dl>
      <Explained title={text.metrics} named={explains.metrics} to="metric" />
      <Explained title={text.dimensions} named={explains.dimensions} to="dimension" />
      <Explained title={text.datasets} named={explains.datasets} to="dataset" />
    </article>
  );
}

/** For who may ask for changes. */
function EditTerm({ name }: { readonly name: string }) {
  const { words } = useLanguage();
  if (!useMayPropose()) return null;
  return (
    <Link className="term-way" to="/app/glossary/$name/edit" params={{ name }} search={keepFrame}>
      {words.editor.edit}
    </Link>
  );
}

type Named = Term['see'][number];

function Fact(props: {
  readonly label: string;
  readonly shown: boolean;
  readonly children: React.ReactNode;
}) {
  if (!props.shown) return null;
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function TermNames({ terms }: { readonly terms: readonly Named[] }) {
  const { locale } = useLanguage();
  return (
    <span className="term-names">
      {terms.map(({ name, label }) => (
        <TermLink key={name} name={name}>
          {label[locale]}
        </TermLink>
      ))}
    </span>
  );
}

function Explained(props: {
  readonly title: string;
  readonly named: readonly Named[];
  readonly to: 'metric' | 'dimension' | 'dataset';
}) {
  const { locale } = useLanguage();
  const { title, named, to } = props;
  if (named.length === 0) return null;
  return (
    <section className="term-explains">
      <h3>{title}</h3>
      <ul className="term-names">
        {named.map(({ name, label }) => (
          <li key={name}>
            {to === 'metric' ? (
              <Link to="/app/metrics/$name" params={{ name }} search={keepFrame}>
                {label[locale]}
              </Link>
            ) : (
              <Link
                to={to === 'dimension' ? '/app/explore' : '/app/metrics'}
                search={(now: FrameSearch) => ({
                  ...keepFrame(now),
                  [to === 'dimension' ? 'rows' : 'dataset']: name,
                })}
              >
                {label[locale]}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
