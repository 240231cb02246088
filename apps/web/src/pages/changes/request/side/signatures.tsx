import type { ReactNode } from 'react';
import type { Request } from '../../../../api/change-queries.ts';
import { useClock } from '../../../../frame/use-clock.ts';
import { Icon } from '../../../../parts/icon.tsx';
import { Avatar } from '../../../../parts/talk/avatar.tsx';
import { personName } from '../../../../parts/talk/person-name.ts';
import { useLanguage } from '../../../../words/language.tsx';
import { RequestState } from '../../request-state.tsx';
import { Decision } from './decision.tsx';

/** Between two sentences. */
const BETWEEN = { zh: '', en: ' ' } as const;

/** Who has signed, who has to, and what the reader can do about it. */
export function Signatures({
  request,
  children,
}: {
  readonly request: Request;
  readonly children: ReactNode;
}) {
  const { locale, words } = useLanguage();
  const clock = useClock();
  const { side: text } = words.changes;
  const { signatures, missing, people, requester, created_at: asked, state, revision } = request;
  const all = signatures.length + missing.length;
  return (
    <section className="block" data-section="signatures">
      <header className="block-head">
        <h2>
          {text.title} <small>{all === 0 ? '' : text.signedOf(signatures.length, all)}</small>
        </h2>
        <RequestState state={state} />
      </header>
      <ul className="signatures">
        {signatures.map((signature) => (
          <Signature key={signature.side} signature={signature} people={people} />
        ))}
        {missing.map((group) => (
          <Missing key={group.join()} group={group} />
        ))}
      </ul>
      <Decision request={request} />
      {children}
      <p className="note">
        {[
          text.asked(personName(people, requester), clock.stamp(asked).slice(0, 10)),
          text.void,
          ...(revision > 1 ? [text.revision(revision)] : []),
        ].join(BETWEEN[locale])}
      </p>
    </section>
  );
}

function Signature(props: {
  readonly signature: Request['signatures'][number];
  readonly people: Request['people'];
}) {
  const { words } = useLanguage();
  const clock = useClock();
  const { side: text, sides } = words.changes;
  const { signature, people } = props;
  const { side, by, in_place_of: stood, at, comment } = signature;
  const name = personName(people, by);
  return (
    <li data-signed={side}>
      <Avatar name={name} />
      <div>
        <p>
          <b>{name}</b> <span className="quiet">{text.for(sides[side])}</span>
          {stood === null ? null : (
            <span className="quiet"> {text.inPlaceOf(personName(people, stood))}</span>
          )}
        </p>
        <p className="quiet">{clock.stamp(at)}</p>
      </div>
      <span className="good">
        <Icon name="signature" />
      </span>
      {comment === null ? null : <p className="signature-said">{comment}</p>}
    </li>
  );
}

function Missing({ group }: { readonly group: Request['missing'][number] }) {
  const { words } = useLanguage();
  const { side: text, sides } = words.changes;
  const names = group.map((side) => sides[side]);
  return (
    <li data-missing={group.join()}>
      <Avatar name={names[0] ?? ''} isWaiting />
      <p className="quiet">{text.waits(names.join(text.or))}</p>
    </li>
  );
}
