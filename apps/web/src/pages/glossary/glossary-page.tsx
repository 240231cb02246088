import './glossary.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useDeferredValue } from 'react';
import { glossaryQuery } from '../../api/catalog-queries.ts';
import { keepFrame } from '../../frame/search.ts';
import { useNarrow } from '../../frame/use-narrow.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { FirstEntry } from '../../parts/first-entry/first-entry.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { findTerms, type Term } from './find-terms.ts';
import { TermList } from './term-list.tsx';
import { TermView } from './term-view.tsx';
import { useMayPropose } from './use-may-propose.ts';

/** What words of the company mean. */
export function GlossaryPage() {
  const { words } = useLanguage();
  const { data, error, refetch } = useQuery(glossaryQuery);
  return (
    <section className="glossary">
      <nav className="trail quiet" aria-label={words.glossary.breadcrumb}>
        <Link to="/app/metrics" search={keepFrame}>
          {words.nav.pages.metrics}
        </Link>
      </nav>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting height={480} />
      ) : (
        <Glossary all={data} />
      )}
    </section>
  );
}

/** For who may ask for changes. */
function NewTerm() {
  const { words } = useLanguage();
  if (!useMayPropose()) return null;
  return (
    <Link className="term-way" to="/app/glossary/new" search={keepFrame}>
      {words.editor.kinds.term.made}
    </Link>
  );
}

function Glossary({ all }: { readonly all: readonly Term[] }) {
  const { locale, words } = useLanguage();
  const { glossary: text } = words;
  const isNarrow = useNarrow();
  const [search = '', setSearch] = useAddress('q');
  const [asked, setAsked] = useAddress('term');
  const shown = findTerms(all, useDeferredValue(search), locale);
  // Beside the list there is room for one at once; a phone shows the list first.
  const chosen = asked ?? (isNarrow ? null : (shown[0]?.name ?? null));
  const term = all.find(({ name }) => name === chosen);
  const isAlone = isNarrow && asked !== undefined;
  return (
    <>
      <header className="glossary-head">
        <h1>{text.title}</h1>
        <p className="note">{text.lead}</p>
        <NewTerm />
        {all.length === 0 ? null : (
          <span className="note" role="status">
            {text.count(shown.length, all.length)}
          </span>
        )}
      </header>
      {all.length === 0 ? (
        <FirstEntry title={text.firstTitle} text={text.firstText} example={text.example} />
      ) : null}
      <div className={isAlone ? 'glossary-parts is-alone' : 'glossary-parts'} hidden={all.length === 0}>
        {isAlone ? (
          <button type="button" className="link-button term-back" onClick={() => setAsked(undefined)}>
            <Icon name="left" /> {text.back}
          </button>
        ) : (
          <div className="term-index">
            <Input
              prefix={<Icon name="search" />}
              placeholder={text.searchShort}
              aria-label={text.search}
              value={search}
              allowClear
              onChange={({ target }) => setSearch(target.value === '' ? undefined : target.value)}
            />
            {shown.length > 0 ? (
              <TermList terms={shown} chosen={chosen} />
            ) : (
              <div className="list-empty">
                <p>{text.nothing}</p>
                <Button onClick={() => setSearch(undefined)}>{text.showAll}</Button>
              </div>
            )}
          </div>
        )}
        {term !== undefined ? (
          <TermView term={term} all={all} />
        ) : asked === undefined ? null : (
          <Empty text={text.unknown} />
        )}
      </div>
    </>
  );
}
