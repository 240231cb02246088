import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { metricsQuery } from '../../../api/server.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { toldApart } from '../../../parts/told-apart.ts';
import { useLanguage } from '../../../words/language.tsx';
import { lookQuery } from '../edit-queries.ts';
import { EditorField } from '../editor-field.tsx';
import type { Draft } from '../use-draft.ts';
import { LookView } from './look-view.tsx';

interface Looking {
  readonly person: { readonly login: string; readonly name: string };
  readonly draft: Draft;
  readonly close: () => void;
}

type Asked = NonNullable<Parameters<typeof lookQuery>[1]>;

/** What one person would see by the policy as it is written: why it is looked at comes first. */
export function PolicyLook({ person: { login, name }, draft, close }: Looking) {
  const speech = useLanguage();
  const { words } = speech;
  const { look: text } = words.editor.policy;
  const [reason, setReason] = useState('');
  const [metric, setMetric] = useState<string>();
  const [asked, setAsked] = useState<Asked | null>(null);
  const metrics = useQuery(metricsQuery).data ?? [];
  const labels = toldApart(metrics, speech);
  const { data, error, isFetching, refetch } = useQuery(lookQuery(draft.checked, asked));
  const look = () => {
    const next = { login, reason: reason.trim(), ...(metric === undefined ? {} : { metric }) };
    // What failed and is asked in the same words is no new question, and has to be sent again.
    if (error !== null && isSame(asked, next)) void refetch();
    else setAsked(next);
  };
  return (
    <Dialog
      title={text.title(name)}
      close={close}
      isWide
      footer={
        <>
          <Button onClick={close}>{text.close}</Button>
          <Button type="primary" disabled={reason.trim() === ''} loading={isFetching} onClick={look}>
            {text.look}
          </Button>
        </>
      }
    >
      <p className="note">{text.note}</p>
      <div className="editor-fields two">
        <EditorField label={text.reason}>
          {(id) => (
            <Input
              id={id}
              maxLength={1000}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </EditorField>
        <EditorField label={text.metric}>
          {(id) => (
            <Select
              id={id}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={text.noMetric}
              value={metric ?? null}
              options={metrics.map(({ name }, i) => ({ value: name, label: labels[i] ?? name }))}
              onChange={(value: string | null | undefined) => setMetric(value ?? undefined)}
            />
          )}
        </EditorField>
      </div>
      {error === null ? null : <Failure error={error} />}
      {data == null ? null : <LookView look={data} />}
    </Dialog>
  );
}

function isSame(a: Asked | null, b: Asked): boolean {
  return a?.login === b.login && a.reason === b.reason && a.metric === b.metric;
}
