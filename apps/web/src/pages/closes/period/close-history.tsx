import { useTimezone } from '../../../frame/use-timezone.ts';
import { personName } from '../../../parts/talk/person-name.ts';
import { wallStamp } from '../../../reading/wall-clock.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { CloseDetail } from '../queries.ts';

/** What was done to a period, the newest first. */
export function CloseHistory({ steps, people }: Pick<CloseDetail, 'steps' | 'people'>) {
  const { words } = useLanguage();
  const { closes: text } = words;
  const timezone = useTimezone();
  return (
    <section className="close-block">
      <h3>{text.panel.history}</h3>
      <ol className="close-history">
        {steps.toReversed().map(({ event, by, in_place_of: inPlaceOf, at, comment }) => (
          <li key={`${at} ${event}`} data-event={event}>
            <span>
              <b title={by}>{personName(people, by)}</b>{' '}
              {inPlaceOf === null ? null : `${text.inPlaceOf(personName(people, inPlaceOf))} `}
              {text.panel.events[event]}
            </span>
            <span className="quiet">{wallStamp(at, timezone)}</span>
            {comment === null ? null : <p>{comment}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
