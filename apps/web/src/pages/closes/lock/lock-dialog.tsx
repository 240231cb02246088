import type { Wire } from '@plumbline/client';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/server.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { ClosableGroup } from '../closable-periods.ts';
import { refreshCloses } from '../queries.ts';
import { LockedReport } from './locked-report.tsx';

interface Given {
  readonly period: string;
  readonly comment: string;
}

interface Locking {
  readonly groups: readonly ClosableGroup[];
  /** What the bar above the page shows. */
  readonly wanted: string;
  readonly done: (period: string) => void;
  readonly close: () => void;
}

/** Chooses what is locked; then what was recorded, and what was not. */
export function LockDialog({ groups, wanted, done, close }: Locking) {
  const { words, locale } = useLanguage();
  const { lock: text } = words.closes;
  const [locked, setLocked] = useState<Wire<'Locked'> | null>(null);
  if (locked !== null) return <LockedReport locked={locked} close={close} />;
  const all = groups.flatMap(({ periods }) => periods.map(({ period }) => period));
  const send = async ({ period, comment }: Given) => {
    const said = comment.trim();
    const answer = await call('lockPeriod', { path: { period }, body: said === '' ? {} : { comment: said } });
    done(period);
    await refreshCloses();
    setLocked(answer);
  };
  return (
    <FormDialog<Given>
      title={text.make}
      close={close}
      submit={text.submit}
      note={text.note}
      initial={{ period: all.includes(wanted) ? wanted : all[0], comment: '' }}
      send={send}
    >
      <Form.Item name="period" label={text.period} rules={[{ required: true, message: text.missing }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={groups.map(({ grain, periods }) => ({
            label: text.groups[grain],
            title: text.groups[grain],
            options: periods.map(({ period, text: named }) => ({ value: period, label: named(locale) })),
          }))}
        />
      </Form.Item>
      <Form.Item name="comment" label={text.comment}>
        <Input maxLength={1000} placeholder={text.commentHint} />
      </Form.Item>
    </FormDialog>
  );
}
