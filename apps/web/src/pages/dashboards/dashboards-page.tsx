import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { keepFrame } from '../../frame/search.ts';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { EMPTY_BODY } from './board/body.ts';
import { BoardTable } from './list/board-table.tsx';
import { createBoard, dashboardsQuery } from './queries.ts';
import './dashboards.css';

/** Own dashboards and the shared ones. */
export function DashboardsPage() {
  const { words } = useLanguage();
  const { dashboards: text } = words;
  const { data, error, refetch } = useQuery(dashboardsQuery);
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: () => createBoard(text.newName, EMPTY_BODY),
    onSuccess: ({ id }) =>
      navigate({
        to: '/app/dashboards/$id',
        params: { id },
        search: (now) => ({ ...keepFrame(now), edit: 'on' }),
      }),
  });
  const button = (
    <Button type="primary" loading={create.isPending} onClick={() => create.mutate()}>
      {text.create}
    </Button>
  );
  return (
    <section className="boards">
      <header className="boards-head">
        <h1>{text.title}</h1>
        {data === undefined || data.length === 0 ? null : (
          <>
            <span className="quiet">{text.count(data.length)}</span>
            {button}
          </>
        )}
      </header>
      {create.error === null ? null : <Failure error={create.error} />}
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting height={320} />
      ) : data.length === 0 ? (
        <div className="board-empty">
          <h2>{text.emptyTitle}</h2>
          <p>{text.emptyText}</p>
          {button}
        </div>
      ) : (
        <BoardTable boards={data} />
      )}
    </section>
  );
}
