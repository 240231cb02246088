import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Request } from '../../../../api/change-queries.ts';
import { keepFrame } from '../../../../frame/search.ts';
import { useNarrow } from '../../../../frame/use-narrow.ts';
import { Failure } from '../../../../parts/failure.tsx';
import { Segments } from '../../../../parts/segments.tsx';
import { useAddress } from '../../../../parts/use-address.ts';
import { Waiting } from '../../../../parts/waiting.tsx';
import { useLanguage } from '../../../../words/language.tsx';
import type { ComparedMetric } from '../compared/use-compared.ts';
import { editedIn, ReviseLink } from '../revise-link.tsx';
import { AspectTable } from './aspect-table.tsx';
import { FormulaPair } from './formula-pair.tsx';
import { TextPair } from './text-pair.tsx';

type Change = Request['changes'][number];
interface Section {
  readonly request: Request;
  readonly compared: ComparedMetric;
}

const VIEWS = ['formula', 'yaml', 'sql'] as const;
type View = (typeof VIEWS)[number];
/** Height of a statement, in pixels. */
const STATEMENT = 400;
/** More are behind a button. */
const SHOWN = 6;

/** Every object as it is and as it would be: by meaning, as files write it, or by the statements behind its figures. */
export function Changed({ request, compared }: Section) {
  const { words } = useLanguage();
  const { changed: text } = words.changes;
  const [asked, setView] = useAddress('as');
  const view = VIEWS.find((one) => one === asked) ?? 'formula';
  const count = request.changes.reduce((sum, { aspects }) => sum + aspects.length, 0);
  // What is not shown is not counted either.
  const isWithheld = request.changes.some(({ withheld }) => withheld);
  return (
    <section className="block request-block" data-section="changed">
      <header className="block-head">
        <h2>
          {text.title} <small>{isWithheld ? '' : text.note(count)}</small>
        </h2>
        <Segments<View>
          size="small"
          aria-label={text.view}
          value={view}
          options={VIEWS.map((value) => ({ value, label: text.views[value] }))}
          onChange={(next) => setView(next === 'formula' ? undefined : next)}
        />
      </header>
      {view === 'sql' ? <Statements compared={compared} /> : <Objects request={request} view={view} />}
      <Findings request={request} />
    </section>
  );
}

function Objects({ request, view }: Pick<Section, 'request'> & { readonly view: 'formula' | 'yaml' }) {
  const { words } = useLanguage();
  const { changed: text } = words.changes;
  const [isWhole, setWhole] = useState(false);
  const { changes } = request;
  const shown = isWhole ? changes : changes.slice(0, SHOWN);
  return (
    <>
      {shown.map((change) => (
        <div key={`${change.kind}:${change.id}`} className="changed-object" data-object={change.id}>
          {changes.length > 1 ? <ObjectHead change={change} request={request} /> : null}
          {change.withheld ? (
            <p className="refused">{text.withheld}</p>
          ) : view === 'formula' ? (
            <>
              <FormulaPair change={change} request={request} />
              <AspectTable change={change} />
            </>
          ) : (
            <TextPair {...change.written} />
          )}
        </div>
      ))}
      {changes.length > SHOWN ? (
        <button type="button" className="link-button" onClick={() => setWhole(!isWhole)}>
          {isWhole ? text.fewerObjects : text.moreObjects(changes.length - SHOWN)}
        </button>
      ) : null}
    </>
  );
}

function ObjectHead({ change, request }: { readonly change: Change; readonly request: Request }) {
  const { locale, words } = useLanguage();
  const { changed: text, impact } = words.changes;
  const kinds: Readonly<Record<string, string>> = { ...impact.kinds, ...text.objects };
  const { kind, id, label } = change;
  const edited = editedIn(request);
  return (
    <h3>
      {kind === 'metric' && change.change !== 'added' ? (
        <Link to="/app/metrics/$name" params={{ name: id }} search={keepFrame}>
          {label[locale]}
        </Link>
      ) : (
        label[locale]
      )}
      <span className="quiet">{kinds[kind] ?? kind}</span>
      <span className="tag">{text.kinds[change.change]}</span>
      {change.cosmetic ? <span className="tag">{text.cosmetic}</span> : null}
      {edited.length > 1 && edited.includes(change) ? <ReviseLink request={request} change={change} /> : null}
    </h3>
  );
}

function Statements({ compared }: Pick<Section, 'compared'>) {
  const { words } = useLanguage();
  const { data } = compared;
  const isNarrow = useNarrow();
  if (compared.metric === null) return <p className="refused">{words.changes.compared.noMetric}</p>;
  if (compared.error !== null) return <Failure error={compared.error} retry={compared.retry} />;
  if (data === undefined) return <Waiting height={isNarrow ? 2 * STATEMENT : STATEMENT} />;
  const { before, after } = data.sql;
  if (before === null && after === null)
    return (
      <div style={{ minHeight: isNarrow ? 2 * STATEMENT : STATEMENT }}>
        <p className="refused">{words.changes.changed.noSql}</p>
      </div>
    );
  return <TextPair before={before} after={after} height={STATEMENT} />;
}

/** What is wrong, or may be, in the definitions as they would be. */
function Findings({ request }: Pick<Section, 'request'>) {
  const { locale, words } = useLanguage();
  const diagnostics = request.diagnostics.filter(({ severity }) => severity !== 'note');
  if (diagnostics.length === 0) return null;
  return (
    <div className="changed-findings">
      <h3>{words.changes.changed.findings}</h3>
      <ul>
        {diagnostics.map(({ code, severity, messages }) => (
          <li key={`${code}:${messages.en}`} className={severity === 'error' ? 'bad' : 'quiet'}>
            {messages[locale]}
          </li>
        ))}
      </ul>
    </div>
  );
}
