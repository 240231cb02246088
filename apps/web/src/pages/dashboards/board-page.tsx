import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Refusal } from '../../api/refusal.ts';
import { Failure } from '../../parts/failure.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { BoardView } from './board-view.tsx';
import { BoardEditor } from './edit/board-editor.tsx';
import { dashboardQuery } from './queries.ts';
import './dashboards.css';

export function BoardPage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(dashboardQuery(id));
  const [edit, setEdit] = useAddress('edit');
  if (error instanceof Refusal && error.status === 404) return <NotFoundPage />;
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined)
    return (
      <section className="boards">
        <Waiting height={600} />
      </section>
    );
  return edit !== undefined && data.is_own ? (
    <BoardEditor key={data.id} board={data} close={() => setEdit(undefined)} />
  ) : (
    <BoardView key={data.id} board={data} edit={data.is_own ? () => setEdit('on') : null} />
  );
}
