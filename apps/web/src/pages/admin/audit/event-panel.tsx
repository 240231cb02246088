import type { Wire } from '@plumbline/client';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { SidePanel } from '../../../parts/side-panel.tsx';
import { wallStamp } from '../../../reading/wall-clock.ts';
import { useLanguage } from '../../../words/language.tsx';
import { actionText } from './audit-text.ts';
import { nameOf } from './named.ts';

/** One line of the log, whole. */
export function EventPanel(props: { readonly event: Wire<'AuditEvent'>; readonly close: () => void }) {
  const { locale, words } = useLanguage();
  const { audit: text } = words.admin;
  const zone = useTimezone();
  const { event, close } = props;
  const object = [event.object_kind, event.object_id].filter((part) => part !== null).join(' ');
  const facts = [
    [text.line, String(event.seq)],
    [text.at, `${wallStamp(event.at, zone)} ${zone}`],
    ['UTC', event.at],
    [text.actor, nameOf(event, 'user', event.actor, locale) ?? event.actor],
    ...(event.in_place_of === null
      ? []
      : [['', text.inPlaceOf(nameOf(event, 'user', event.in_place_of, locale) ?? event.in_place_of)]]),
    [text.action, event.action],
    ...(object === '' ? [] : [[text.object, object]]),
    [text.hash, event.hash],
    [text.previous, event.previous_hash],
  ];
  return (
    <SidePanel title={actionText(event.action, text.actions)} close={close}>
      <div className="admin-wide">
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {event.names.length === 0 ? null : (
          <>
            <p className="note">{text.names}</p>
            <dl className="facts">
              {event.names.map(({ kind, id, label }) => (
                <div key={`${kind} ${id}`} className="fact">
                  <dt>{text.nameKinds[kind]}</dt>
                  <dd>
                    {label[locale]} <small className="quiet">{id}</small>
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
        {event.details === null ? null : (
          <>
            <p className="note">{text.content}</p>
            <pre className="audit-json">{JSON.stringify(event.details, null, 2)}</pre>
          </>
        )}
      </div>
    </SidePanel>
  );
}
