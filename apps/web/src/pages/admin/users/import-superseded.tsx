import type { Refusal } from '../../../api/refusal.ts';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { Dated } from '../../../parts/dated.tsx';
import { wallStamp } from '../../../reading/wall-clock.ts';
import { useLanguage } from '../../../words/language.tsx';
import '../overtaken/overtaken.css';
import { usePeopleNames } from '../overtaken/use-people-names.ts';

/** Why nothing was written: who has changed what since the list was looked through. What it would do now stands below. */
export function ImportSuperseded({ refusal }: { readonly refusal: Refusal }) {
  const { words } = useLanguage();
  const { imports: text } = words.admin.users;
  const { nameKinds: kinds } = words.admin.audit;
  const zone = useTimezone();
  const nameOf = usePeopleNames();
  const changed = refusal.diagnostics.filter(({ code }) => code === 'people/changed-meanwhile');
  return (
    <section className="overtaken" aria-label={text.superseded}>
      <p role="alert">{text.superseded}</p>
      {changed.length === 0 ? null : (
        <dl>
          {changed.map(({ params: { kind, name, change, by, at } }) => (
            <div key={`${String(kind)} ${String(name)}`}>
              <dt>
                {kinds[String(kind) as keyof typeof kinds]} {String(name)}
              </dt>
              <dd>
                <Dated
                  text={text.changedBy[String(change) as 'made'](
                    nameOf(String(by)),
                    wallStamp(String(at), zone),
                  )}
                  date={wallStamp(String(at), zone)}
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
