import { useQuery } from '@tanstack/react-query';
import { Button, Input, Popconfirm } from 'antd';
import { useId, useState } from 'react';
import type { Request } from '../../../../api/change-queries.ts';
import { meQuery } from '../../../../api/server.ts';
import { pageBox } from '../../../../figures/page-box.ts';
import { Failure } from '../../../../parts/failure.tsx';
import { Segments } from '../../../../parts/segments.tsx';
import { useLanguage } from '../../../../words/language.tsx';
import { useStep, type Way } from './use-step.ts';

/** Whoever is told no is told why. */
const NEEDS_WHY: ReadonlySet<string> = new Set(['request_changes', 'reject']);
/** What who asked does, and what others do: who wants their own wish gone withdraws it. */
const OWN: ReadonlySet<string> = new Set(['submit', 'withdraw']);

/** The steps that are open to the reader, with one comment for whichever is taken; or why there is none. */
export function Decision({ request }: { readonly request: Request }) {
  const { locale } = useLanguage();
  const { data: me } = useQuery(meQuery);
  const isMine = request.requester === me?.login || request.requester === me?.in_place_of;
  const open = request.ways.filter(({ refused }) => refused === null);
  const signing = open.filter(({ event }) => event === 'sign');
  const moves = open.filter(({ event }) => event !== 'sign' && OWN.has(event) === isMine);
  const closed = request.ways.find(({ event, refused }) => event === 'sign' && refused !== null)?.refused;
  const step = useStep(request);
  return (
    <div className="decision">
      {/* Who asked reads below that they do not sign. */}
      {signing.length === 0 && closed && !isMine ? <p className="note">{closed.messages[locale]}</p> : null}
      {signing.length + moves.length === 0 ? null : (
        <Steps {...{ signing, moves, step }} isOvertaken={request.conflicts.length > 0} />
      )}
      {step.error === null ? null : <Refused error={step.error} />}
    </div>
  );
}

/** What was refused, above the request as it stands now. */
function Refused({ error }: { readonly error: Error }) {
  const { words } = useLanguage();
  return (
    <div className="decision-refused">
      <Failure error={error} />
      <p className="note">{words.changes.side.anew}</p>
    </div>
  );
}

function Steps(props: {
  readonly signing: readonly Way[];
  readonly moves: readonly Way[];
  readonly step: ReturnType<typeof useStep>;
  /** Nobody signs over what was published meanwhile; the button stays where it is, so that no other comes under the pointer. */
  readonly isOvertaken: boolean;
}) {
  const { words } = useLanguage();
  const { side: text, sides } = words.changes;
  const { signing, moves, step, isOvertaken } = props;
  const [comment, setComment] = useState('');
  const [isUnsaid, setUnsaid] = useState(false);
  const [chosen, choose] = useState(signing[0]?.side ?? null);
  const side = (signing.find((way) => way.side === chosen) ?? signing[0])?.side ?? null;
  const problem = useId();
  const take = ({ event, side }: Pick<Way, 'event' | 'side'>) => {
    const isMissing = NEEDS_WHY.has(event) && comment.trim() === '';
    setUnsaid(isMissing);
    if (!isMissing) step.mutate({ event, side, comment }, { onSuccess: () => setComment('') });
  };
  const isBusy = step.isPending;
  return (
    <>
      {signing.length < 2 || side === null ? null : (
        <Segments
          size="small"
          aria-label={text.signAs}
          value={side}
          options={signing.flatMap((way) =>
            way.side === null ? [] : { value: way.side, label: sides[way.side] },
          )}
          onChange={choose}
        />
      )}
      <Input.TextArea
        aria-label={text.comment}
        placeholder={text.commentHint}
        aria-describedby={isUnsaid ? problem : undefined}
        status={isUnsaid ? 'error' : ''}
        rows={2}
        maxLength={2000}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      {isUnsaid ? (
        <p className="bad decision-problem" id={problem} role="alert">
          {text.sayWhy}
        </p>
      ) : null}
      <div className="decision-buttons">
        {side === null ? null : (
          <Button
            type="primary"
            loading={isBusy}
            disabled={isOvertaken}
            aria-label={text.signFor(sides[side])}
            onClick={() => take({ event: 'sign', side })}
          >
            {text.sign}
          </Button>
        )}
        {moves.map((way) => (
          <Move key={way.event} way={way} isBusy={isBusy} take={() => take(way)} />
        ))}
      </div>
    </>
  );
}

function Move({
  way,
  isBusy,
  take,
}: {
  readonly way: Way;
  readonly isBusy: boolean;
  readonly take: () => void;
}) {
  const { words } = useLanguage();
  const { side: text } = words.changes;
  const labels: Readonly<Record<string, string>> = {
    submit: text.submit,
    withdraw: text.withdraw,
    request_changes: text.sendBack,
    reject: text.reject,
  };
  if (way.event !== 'withdraw')
    return (
      <Button type={way.event === 'submit' ? 'primary' : 'default'} disabled={isBusy} onClick={take}>
        {labels[way.event]}
      </Button>
    );
  return (
    <Popconfirm
      title={text.withdrawText}
      okText={text.withdraw}
      cancelText={text.keep}
      getPopupContainer={pageBox}
      onConfirm={take}
    >
      <Button disabled={isBusy}>{text.withdraw}</Button>
    </Popconfirm>
  );
}
