import './talk.css';
import '../stacked-rows.css';
import { Link } from '@tanstack/react-router';
import type { Task } from '../../api/inbox-queries.ts';
import { keepFrame } from '../../frame/search.ts';
import { useLanguage } from '../../words/language.tsx';
import { personName } from './person-name.ts';
import { TaskWays } from './task-ways.tsx';

/** Tasks with their days; those that are late say so. */
export function TaskTable({ tasks }: { readonly tasks: readonly Task[] }) {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
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
            <TaskRow key={task.number} task={task} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TaskRow({ task }: { readonly task: Task }) {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
  const { number, owner, given_by: givenBy, people, state, body, answer } = task;
  return (
    <tr data-task={number} data-state={state}>
      <td className={state === 'open' ? 'task-title' : 'task-title quiet'} data-label={text.heads.title}>
        {task.title ?? text.hidden}
        {body === '' ? null : <p className="task-body">{body}</p>}
        {answer === '' ? null : <p className="task-body">{text.answered(answer)}</p>}
      </td>
      <td data-label={text.heads.about}>
        <About task={task} />
      </td>
      <td data-label={text.heads.owner}>
        {personName(people, owner)}
        {givenBy === owner ? null : <p className="quiet">{text.givenBy(personName(people, givenBy))}</p>}
      </td>
      <td data-label={text.heads.due}>
        <Due task={task} />
      </td>
      <td className="number task-actions" data-label={text.heads.actions}>
        <TaskWays task={task} />
      </td>
    </tr>
  );
}

const PAGES: Readonly<Record<string, (id: string) => { to: string; params: Record<string, string> }>> = {
  metric: (name) => ({ to: '/app/metrics/$name', params: { name } }),
  dashboard: (id) => ({ to: '/app/dashboards/$id', params: { id } }),
};

function About({ task: { about } }: { readonly task: Task }) {
  const { locale } = useLanguage();
  if (about === null) return null;
  const label = about.label[locale];
  const page = PAGES[about.kind];
  if (page === undefined) return <>{label}</>;
  return (
    <Link {...page(about.id)} search={keepFrame}>
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
