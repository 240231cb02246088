import './changes.css';
import './request/request.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Request, requestQuery } from '../../api/change-queries.ts';
import { Refusal } from '../../api/refusal.ts';
import { useNarrow } from '../../frame/use-narrow.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { Changed } from './request/changed/changed.tsx';
import { Compared } from './request/compared/compared.tsx';
import { useCompared } from './request/compared/use-compared.ts';
import { Conflicts } from './request/conflicts.tsx';
import { Impact } from './request/impact.tsx';
import { RequestHead } from './request/request-head.tsx';
import { Discussion } from './request/side/discussion.tsx';
import { History } from './request/side/history.tsx';
import { Signatures } from './request/side/signatures.tsx';

/** What a request changes, what figures become of it, whom it reaches; beside it who signed, and what was said. */
export function RequestPage() {
  const { words } = useLanguage();
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(requestQuery(id));
  if (data !== undefined) return <RequestView key={data.number} request={data} />;
  if (error === null) return <PageWaiting />;
  const isMissing = error instanceof Refusal && error.status === 404;
  if (isMissing) return <Empty text={words.changes.missing(id)} />;
  return <Failure error={error} retry={() => void refetch()} />;
}

function RequestView({ request }: { readonly request: Request }) {
  const compared = useCompared(request);
  // What comes while somebody reads pushes nothing away: it stands where they decide.
  const [wasOvertaken] = useState(request.conflicts.length > 0);
  return (
    <div className="columns request">
      <div className="request-main">
        <RequestHead request={request} compared={compared} />
        {wasOvertaken ? <Conflicts request={request} /> : null}
        <Changed request={request} compared={compared} />
        <Compared request={request} compared={compared} />
        <Impact request={request} />
      </div>
      <aside className="rail request-rail">
        <Signatures request={request}>{wasOvertaken ? null : <Conflicts request={request} />}</Signatures>
        <History request={request} />
        <Discussion request={request} />
      </aside>
    </div>
  );
}

function PageWaiting() {
  // On a phone what stands beside it comes behind it, below the window.
  const isNarrow = useNarrow();
  return (
    <div className="columns request">
      <div className="request-main">
        <Waiting height={76} />
        <Waiting height={240} />
        <Waiting height={isNarrow ? 800 : 360} />
      </div>
      <aside className="rail request-rail">
        <Waiting height={320} />
      </aside>
    </div>
  );
}
