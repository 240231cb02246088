import { useQuery } from '@tanstack/react-query';
import { Popconfirm } from 'antd';
import { viewsQuery } from '../../../api/catalog-queries.ts';
import { call, meQuery, queryClient } from '../../../api/server.ts';
import { personName } from '../../../parts/talk/person-name.ts';
import { useLanguage } from '../../../words/language.tsx';
import { ExploreIcon } from '../actions/explore-icon.tsx';

/** Views under their names; a click opens one. */
export function SavedViews(props: {
  readonly opened: string | null;
  readonly open: (id: string) => void;
  readonly onDeleted: (id: string) => void;
}) {
  const { words } = useLanguage();
  const { opened, open, onDeleted } = props;
  const { data } = useQuery(viewsQuery);
  const me = useQuery(meQuery).data;
  const remove = async (id: string) => {
    await call('deleteView', { path: { id } });
    await queryClient.invalidateQueries({ queryKey: ['views'], exact: true });
    onDeleted(id);
  };
  return (
    <section className="saved-views" aria-label={words.explore.saved}>
      <h3>{words.explore.saved}</h3>
      {data?.length === 0 ? <p className="field-foot">{words.explore.noneSaved}</p> : null}
      {data?.map(({ id, name, owner, people, is_own }) => (
        <div key={id} className={id === opened ? 'saved on' : 'saved'}>
          <button
            type="button"
            className="saved-name"
            title={
              owner === me?.login ? name : `${name} · ${words.explore.sharedBy(personName(people, owner))}`
            }
            onClick={() => open(id)}
          >
            <ExploreIcon name="bookmark" />
            <span>{name}</span>
          </button>
          {is_own ? (
            <Popconfirm
              title={words.explore.deleteAsk}
              okText={words.explore.remove}
              cancelText={words.explore.cancel}
              onConfirm={() => remove(id)}
            >
              <button type="button" className="q-remove" aria-label={words.explore.deleteView(name)}>
                <svg viewBox="0 0 16 16" width="10" height="10" aria-hidden="true">
                  <path
                    d="M3 3l10 10M13 3L3 13"
                    stroke="currentColor"
                    strokeWidth="1.8"
                    strokeLinecap="round"
                  />
                </svg>
              </button>
            </Popconfirm>
          ) : null}
        </div>
      ))}
    </section>
  );
}
