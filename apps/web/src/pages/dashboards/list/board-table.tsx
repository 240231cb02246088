import type { Wire } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Popconfirm } from 'antd';
import { metricsQuery } from '../../../api/server.ts';
import { keepFrame } from '../../../frame/search.ts';
import { useClock } from '../../../frame/use-clock.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { personName } from '../../../parts/talk/person-name.ts';
import { useLanguage } from '../../../words/language.tsx';
import { boardName } from '../board/spoken.ts';
import { deleteBoard } from '../queries.ts';
import '../../../parts/icon-button.css';

type Entry = Wire<'DashboardList'>['dashboards'][number];

/** Names that are written out; the rest is counted. */
const NAMED = 4;

export function BoardTable({ boards }: { readonly boards: readonly Entry[] }) {
  const { words } = useLanguage();
  const { dashboards: text } = words;
  const remove = useMutation({ mutationFn: deleteBoard });
  return (
    <>
      {remove.error === null ? null : <Failure error={remove.error} />}
      <table className="grid boards-table">
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.metrics}</th>
            <th scope="col">{text.owner}</th>
            <th scope="col">{text.sharing}</th>
            <th scope="col">{text.changed}</th>
            <th aria-label={text.actions} />
          </tr>
        </thead>
        <tbody>
          {boards.map((board) => (
            <BoardRow key={board.id} board={board} remove={() => remove.mutate(board.id)} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function BoardRow({ board, remove }: { readonly board: Entry; readonly remove: () => void }) {
  const { locale, words } = useLanguage();
  const clock = useClock();
  const { dashboards: text } = words;
  const labels = new Map(useQuery(metricsQuery).data?.map(({ name, label }) => [name, label[locale]]));
  const names = board.metrics.map((name) => labels.get(name) ?? name);
  const name = boardName(board, locale);
  const between = locale === 'zh' ? '\u3001' : ', ';
  return (
    <tr>
      <td>
        <Link to="/app/dashboards/$id" params={{ id: board.id }} search={keepFrame}>
          {name}
        </Link>
      </td>
      <td className="quiet" title={names.join(between)}>
        {names.length > NAMED ? text.metricCount(names.length) : names.join(between) || '—'}
      </td>
      <td className="quiet" title={board.owner}>
        {personName(board.people, board.owner)}
      </td>
      <td className="quiet">{board.is_shared ? text.shared : text.own}</td>
      <td className="quiet">{clock.moment(board.updated_at)}</td>
      <td>
        {board.is_own ? (
          <Popconfirm
            title={text.removeBoard(name)}
            description={text.removeBoardText}
            okText={text.remove}
            okButtonProps={{ danger: true }}
            cancelText={text.cancel}
            onConfirm={remove}
          >
            <button type="button" className="icon-button" aria-label={text.removeBoard(name)}>
              <Icon name="bin" />
            </button>
          </Popconfirm>
        ) : null}
      </td>
    </tr>
  );
}
