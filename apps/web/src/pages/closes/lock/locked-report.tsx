import type { Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { metricsQuery } from '../../../api/server.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { periodName } from '../../../parts/period-name.ts';
import { useLanguage } from '../../../words/language.tsx';
import { CloseState } from '../close-state.tsx';

type Told = Wire<'Locked'>['diagnostics'][number];

/** What was recorded; what the server has to say of it, and what it left out. */
export function LockedReport(props: { readonly locked: Wire<'Locked'>; readonly close: () => void }) {
  const { words, locale } = useLanguage();
  const { lock: text } = words.closes;
  const { period, figures, diagnostics } = props.locked;
  const leftOut = diagnostics.filter(isLeftOut);
  return (
    <Dialog
      title={text.done(periodName(period, words, locale))}
      close={props.close}
      footer={
        <Button type="primary" onClick={props.close} autoFocus>
          {text.end}
        </Button>
      }
    >
      <div className="locked-report" role="status">
        <p>{text.held(figures.length)}</p>
        {diagnostics
          .filter((one) => !isLeftOut(one))
          .map(({ code, messages }) => (
            <p key={code}>
              <CloseState state="changed" text={messages[locale]} />
            </p>
          ))}
        {leftOut.length === 0 ? null : (
          <details>
            <summary>{text.leftOut(leftOut.length)}</summary>
            <ul>
              {leftOut.map((one) => (
                <LeftOut key={String(one.params.metric)} told={one} />
              ))}
            </ul>
          </details>
        )}
      </div>
    </Dialog>
  );
}

function isLeftOut({ code }: Told): boolean {
  return code === 'close/left-out';
}

function LeftOut({ told }: { readonly told: Told }) {
  const { locale } = useLanguage();
  const name = String(told.params.metric);
  const metric = useQuery(metricsQuery).data?.find((one) => one.name === name);
  const why = told.hints.map(({ text }) => text[locale]);
  return (
    <li>
      <b>{metric?.label[locale] ?? name}</b>
      <span className="note">{why.length === 0 ? told.messages[locale] : why.join(' ')}</span>
    </li>
  );
}
