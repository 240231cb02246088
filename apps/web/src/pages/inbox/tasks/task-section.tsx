import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { tasksQuery } from '../../../api/inbox-queries.ts';
import { meQuery } from '../../../api/server.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { Segments } from '../../../parts/segments.tsx';
import { TaskDialog } from '../../../parts/talk/task-dialog.tsx';
import { TaskTable } from '../../../parts/talk/task-table.tsx';
import { useAddress } from '../../../parts/use-address.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { useLanguage } from '../../../words/language.tsx';

const WHOSE = ['mine', 'made'] as const;

/** What the reader is to do, and what they asked of others. */
export function TaskSection() {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
  const [asked, setWhose] = useAddress('whose');
  const whose = asked === 'made' ? 'made' : 'mine';
  const [isMaking, make] = useState(false);
  const me = useQuery(meQuery).data;
  const mayMake = me?.scopes.includes('propose') === true && me.viewing === null;
  const { data, error, refetch } = useQuery(tasksQuery(whose));
  return (
    <>
      <div className="inbox-tools">
        <Segments
          aria-label={text.whose}
          value={whose}
          options={WHOSE.map((value) => ({ value, label: text[value] }))}
          onChange={(next) => setWhose(next === 'mine' ? undefined : next)}
        />
        {mayMake ? (
          <Button type="primary" onClick={() => make(true)}>
            {text.make}
          </Button>
        ) : null}
      </div>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting height={240} />
      ) : data.length === 0 ? (
        <Empty text={text.none} />
      ) : (
        <TaskTable tasks={data} />
      )}
      {isMaking ? <TaskDialog close={() => make(false)} /> : null}
    </>
  );
}
