import { useQuery } from '@tanstack/react-query';
import { statementsQuery } from '../../api/catalog-queries.ts';
import { meQuery } from '../../api/server.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Segments } from '../../parts/segments.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { isBalance, type StatementView } from './statement-columns.ts';
import { StatementSheet } from './statement-sheet.tsx';
import './statements.css';

const VIEWS: readonly StatementView[] = ['sheet', 'months'];

/** The statements of the workspace as finance prints them; each is a link. */
export function StatementsPage() {
  const { locale, words } = useLanguage();
  const { data, error, refetch } = useQuery(statementsQuery);
  const workspace = useQuery(meQuery).data?.workspace;
  const [asked, choose] = useAddress('statement');
  const [shown, show] = useAddress('view');
  const { statements: text } = words;
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined || workspace === undefined) return <Waiting height={600} />;
  // What is earned before what is owned, as it is read.
  const all = [...data].sort((a, b) => Number(isBalance(a)) - Number(isBalance(b)));
  const statement = all.find(({ name }) => name === asked) ?? all[0];
  const view = VIEWS.find((one) => one === shown) ?? 'sheet';
  return (
    <section className="statements">
      <header className="statements-head">
        <h1>{statement?.label[locale] ?? text.title}</h1>
        {all.length < 2 ? null : (
          <Segments
            aria-label={text.choose}
            value={statement?.name ?? ''}
            onChange={choose}
            options={all.map(({ name, label }) => ({ value: name, label: label[locale] }))}
          />
        )}
        {statement === undefined ? null : (
          <Segments
            className="statements-views"
            size="small"
            aria-label={text.view}
            value={view}
            onChange={(next) => show(next === 'sheet' ? undefined : next)}
            options={VIEWS.map((value) => ({ value, label: text.views[value] }))}
          />
        )}
      </header>
      {statement === undefined ? (
        <Empty text={text.empty} />
      ) : (
        <StatementSheet
          key={`${statement.name} ${view}`}
          statement={statement}
          view={view}
          company={workspace.label[locale]}
        />
      )}
    </section>
  );
}
