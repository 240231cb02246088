import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { dimensionsQuery, valuesQuery } from '../../../api/catalog-queries.ts';
import { useEnglishNames } from '../../../api/use-english-names.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { memberKey } from '../../../parts/pivot/cells.ts';
import { membersOfPart } from '../../../parts/question/date-key.ts';
import { isOwnGrain } from '../../../parts/question/own-grains.ts';
import type { Condition, Member, Question } from '../../../parts/question/question.ts';
import { Segments } from '../../../parts/segments.tsx';
import { memberText } from '../../../parts/sheet/member-text.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { memberOfType } from '../question/member-of-type.ts';
import { DialogFoot } from './dialog-foot.tsx';
import { useOwnMembers } from './use-own-members.ts';

type Members = Extract<Condition, { kind: 'members' }>;

/** Members by search, several at once, taken in or left out. */
export function MemberForm(props: {
  readonly dimension: string;
  readonly question: Question;
  readonly now: Members | null;
  readonly apply: (next: Members) => void;
  readonly close: () => void;
}) {
  const { words, locale } = useLanguage();
  const { dimension, question, now, apply, close } = props;
  const own = useOwnMembers([dimension], question);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<readonly Member[]>(now?.values ?? []);
  const [exclude, setExclude] = useState(now?.exclude ?? false);
  const toggle = (value: Member) =>
    setChosen(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  const asked = useDeferredValue(typed.trim());
  const { english } = useEnglishNames(
    membersOfPart(dimension) === null && !isOwnGrain(dimension) ? [dimension] : [],
    {
      search: asked,
    },
  );
  const text = (value: Member) =>
    english(dimension, value) ??
    memberText(memberKey(value), dimension, { words, locale, listed: own.listed });
  return (
    <form
      className="member-form"
      onSubmit={(event) => {
        event.preventDefault();
        apply({ kind: 'members', ref: dimension, values: chosen, exclude });
      }}
    >
      <Segments
        block
        value={exclude ? 'without' : 'only'}
        onChange={(way) => setExclude(way === 'without')}
        options={[
          { value: 'only', label: words.explore.only },
          { value: 'without', label: words.explore.without },
        ]}
      />
      <Input
        autoFocus
        allowClear
        prefix={<Icon name="search" />}
        placeholder={words.explore.findMember}
        aria-label={words.explore.findMember}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && typed !== '') event.preventDefault();
        }}
      />
      <Choices dimension={dimension} search={asked} chosen={chosen} toggle={toggle} text={text} own={own} />
      <DialogFoot
        close={close}
        note={words.explore.chosen(chosen.length)}
        clear={chosen.length === 0 ? null : () => setChosen([])}
      />
    </form>
  );
}

interface ChoicesProps {
  readonly dimension: string;
  readonly search: string;
  readonly chosen: readonly Member[];
  readonly toggle: (value: Member) => void;
  readonly text: (value: Member) => string;
  readonly own: ReturnType<typeof useOwnMembers>;
}

function Choices(props: ChoicesProps) {
  const { dimension, search, text, own } = props;
  if (isOwnGrain(dimension) && own.error !== null) return <Failure error={own.error} />;
  const known = isOwnGrain(dimension) ? own.members.get(dimension) : membersOfPart(dimension);
  if (known === undefined) return <Waiting height={260} />;
  if (known === null) return <Found {...props} />;
  const members = known.filter((member) => text(member).toLowerCase().includes(search.toLowerCase()));
  return <MemberList {...props} members={members} hasMore={false} />;
}

/** Members that rows have. */
function Found(props: ChoicesProps) {
  const { dimension, search, chosen } = props;
  const { data: found, error, refetch } = useQuery(valuesQuery(dimension, search));
  const type = useQuery(dimensionsQuery([])).data?.find(({ ref }) => ref === dimension)?.type;
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (found === undefined) return <Waiting height={260} />;
  const values = found.values.map((value) => memberOfType(value, type));
  const kept = search === '' ? chosen.filter((value) => !values.includes(value)) : [];
  return <MemberList {...props} members={[...kept, ...values]} hasMore={found.more} />;
}

function MemberList(
  props: Omit<ChoicesProps, 'dimension' | 'search' | 'own'> & {
    readonly members: readonly Member[];
    readonly hasMore: boolean;
  },
) {
  const { words } = useLanguage();
  const { members, hasMore, chosen, toggle, text } = props;
  return (
    <div className="member-list">
      {members.map((value) => (
        <label key={memberKey(value)}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span>{text(value)}</span>
        </label>
      ))}
      {members.length === 0 ? <p className="refused">{words.explore.noMember}</p> : null}
      {hasMore ? <p className="refused">{words.explore.moreMembers}</p> : null}
    </div>
  );
}
