import type { Request } from '../../../../api/change-queries.ts';
import { useClock } from '../../../../frame/use-clock.ts';
import { personName } from '../../../../parts/talk/person-name.ts';
import { useLanguage } from '../../../../words/language.tsx';

type Step = Request['steps'][number];

/** What was done, the oldest first. */
export function History({ request }: { readonly request: Request }) {
  const { words } = useLanguage();
  const clock = useClock();
  const { history: text, side } = words.changes;
  const { steps, people } = request;
  return (
    <section className="block" data-section="history">
      <h2>{text.title}</h2>
      <ol className="history">
        {steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name, and only grow
          <li key={i} data-event={step.event} className={i === steps.length - 1 ? 'last' : undefined}>
            <time dateTime={step.at} title={clock.stamp(step.at)}>
              {clock.moment(step.at)}
            </time>
            <span>
              {personName(people, step.by)} <EventText step={step} />
              {step.in_place_of === null ? null : (
                <span className="quiet"> {side.inPlaceOf(personName(people, step.in_place_of))}</span>
              )}
              {step.comment === null || step.event === 'sign' ? null : (
                <span className="history-said">{step.comment}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function EventText({ step }: { readonly step: Step }) {
  const { words } = useLanguage();
  const { history: text, sides } = words.changes;
  const { event, side, revision } = step;
  if (event === 'sign' && side !== null) return text.signed(sides[side]);
  const said = (text.events as Readonly<Record<string, string>>)[event] ?? event;
  return revision > 1 && event === 'draft' ? `${said} · ${text.revised(revision)}` : said;
}
