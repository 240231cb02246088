import { FIRST_DAY } from '@plumbline/client';
import { Link } from '@tanstack/react-router';
import type { RequestEntry } from '../../../api/change-queries.ts';
import { keepFrame } from '../../../frame/search.ts';
import { personName } from '../../../parts/talk/person-name.ts';
import { useLanguage } from '../../../words/language.tsx';
import { RequestState } from '../request-state.tsx';
import type { RequestGroup } from './group-requests.ts';

const HEADS = ['request', 'state', 'what', 'requester', 'effective', 'due', 'signed'] as const;

interface Table {
  readonly groups: readonly RequestGroup[];
  readonly labelOf: (object: RequestEntry['objects'][number]) => string;
}

/** Requests by what they are to the reader; on a phone one below the other. */
export function RequestsTable({ groups, labelOf }: Table) {
  const { words } = useLanguage();
  const { changes: text } = words;
  return (
    <div className="scroll">
      <table className="grid requests-table" aria-label={text.title}>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col" className={head === 'signed' ? 'number' : undefined}>
                {text.heads[head]}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ name, requests }) => (
          <tbody key={name} data-group={name}>
            <tr className="requests-group">
              <th colSpan={HEADS.length} scope="rowgroup">
                <b>{text.groups[name]}</b> <small>{requests.length}</small>
              </th>
            </tr>
            {requests.map((request) => (
              <RequestRow key={request.number} request={request} labelOf={labelOf} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function RequestRow({ request, labelOf }: Pick<Table, 'labelOf'> & { readonly request: RequestEntry }) {
  const { words } = useLanguage();
  const { changes: text } = words;
  const { id, title, state, objects, requester, people, due, overdue, signatures, missing } = request;
  const [first] = objects;
  const what = first === undefined ? text.none1 : labelOf(first);
  const all = signatures.length + missing.length;
  return (
    <tr data-request={id}>
      <td className="request-name">
        <Link to="/app/changes/$id" params={{ id }} search={keepFrame}>
          <span className="request-id">{id}</span> {title}
        </Link>
      </td>
      <td data-label={text.heads.state}>
        <RequestState state={state} />
      </td>
      <td data-label={text.heads.what} className="request-what">
        {objects.length > 1 ? text.more(what, objects.length - 1) : what}
      </td>
      <td data-label={text.heads.requester}>{personName(people, requester)}</td>
      <td data-label={text.heads.effective}>{effectiveText(request, text.effectiveShort)}</td>
      <td data-label={text.heads.due} className={overdue ? 'watch' : undefined}>
        {due ?? text.none1}
        {overdue ? ` · ${text.overdue}` : ''}
      </td>
      <td data-label={text.heads.signed} className="number">
        {all === 0 ? text.none1 : text.side.signedOf(signatures.length, all)}
      </td>
    </tr>
  );
}

function effectiveText(
  { effective_from: day }: RequestEntry,
  words: { readonly published: string; readonly beginning: string },
): string {
  if (day === null) return words.published;
  return day === FIRST_DAY ? words.beginning : day;
}
