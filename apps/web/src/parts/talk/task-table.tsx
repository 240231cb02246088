import './talk.css';
import '../stacked-rows.css';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { saveTask, type Task } from '../../api/inbox-queries.ts';
import { keepFrame } from '../../frame/search.ts';
import { useLanguage } from '../../words/language.tsx';
import { Failure } from '../failure.tsx';
import { personName } from './person-name.ts';

/** Tasks with their days; those that are late say so. */
export function TaskTable({ tasks }: { readonly tasks: readonly Task[] }) {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
  const close = useMutation({
    mutationFn: ({ task, state }: { readonly task: Task; readonly state: Task['state'] }) =>
      saveTask(task, { state }),
  });
  return (
    <div className="scroll">
      <table className="grid stacked task-table" aria-label={text.list}>
        <thead>
          <tr>
            <th scope="col">{text.heads.title}</th>
            <th scope="col">{text.heads.about}</th>
            <th scope="col">{text.heads.owner}</th>
            <th scope="col">{text.heads.due}</th>
            <th scope="col" className="number">
              {text.heads.actions}
            </th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <TaskRow
              key={task.number}
              task={task}
              isBusy={close.isPending}
              close={(state) => close.mutate({ task, state })}
            />
          ))}
        </tbody>
      </table>
      {close.error === null ? null : <Failure error={close.error} />}
    </div>
  );
}

interface Row {
  readonly task: Task;
  readonly isBusy: boolean;
  readonly close: (state: Task['state']) => void;
}

function TaskRow({ task, isBusy, close }: Row) {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
  const { number, owner, people, state, own } = task;
  const title = task.title ?? text.hidden;
  const isOpen = state === 'open';
  return (
    <tr data-task={number} data-state={state}>
      <td className={isOpen ? 'task-title' : 'task-title quiet'} data-label={text.heads.title}>
        {title}
      </td>
      <td data-label={text.heads.about}>
        <About task={task} />
      </td>
      <td data-label={text.heads.owner}>{personName(people, owner)}</td>
      <td data-label={text.heads.due}>
        <Due task={task} />
      </td>
      <td className="number task-actions" data-label={text.heads.actions}>
        {!own ? null : isOpen ? (
          <>
            <Button
              size="small"
              disabled={isBusy}
              aria-label={text.finishOf(title)}
              onClick={() => close('done')}
            >
              {text.finish}
            </Button>
            <Button
              size="small"
              type="text"
              disabled={isBusy}
              aria-label={text.cancelOf(title)}
              onClick={() => close('cancelled')}
            >
              {text.cancel}
            </Button>
          </>
        ) : (
          <Button
            size="small"
            type="text"
            disabled={isBusy}
            aria-label={text.reopenOf(title)}
            onClick={() => close('open')}
          >
            {text.reopen}
          </Button>
        )}
      </td>
    </tr>
  );
}

function About({ task: { about } }: { readonly task: Task }) {
  const { locale } = useLanguage();
  if (about === null) return null;
  const label = about.label[locale];
  if (about.kind !== 'metric') return <>{label}</>;
  return (
    <Link to="/app/metrics/$name" params={{ name: about.id }} search={keepFrame}>
      {label}
    </Link>
  );
}

/** Late in red, today in amber; of a closed one how it ended. */
export function Due({ task: { due, overdue, due_today: isToday, state } }: { readonly task: Task }) {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
  if (state !== 'open') return <span className="quiet">{text.states[state]}</span>;
  if (due === null) return <span className="quiet">{text.noDay}</span>;
  if (overdue) return <span className="task-due overdue">{text.overdue(due)}</span>;
  return <span className={isToday ? 'task-due today' : 'task-due'}>{isToday ? text.dueToday : due}</span>;
}
