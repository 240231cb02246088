import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { metricsQuery } from '../../../api/server.ts';
import { subscriptionsQuery } from '../../../api/subscriptions.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { forgetUnseen, saveFollows } from '../home-queries.ts';
import { FollowList } from './follow-list.tsx';
import { FollowSearch } from './follow-search.tsx';

interface FollowDialogProps {
  readonly followed: readonly string[];
  readonly close: () => void;
}

/** Which metrics are followed, and in which order. */
export function FollowDialog({ followed, close }: FollowDialogProps) {
  const { locale, words } = useLanguage();
  const { follow: text } = words.home;
  const [names, setNames] = useState(followed);
  const metrics = useQuery(metricsQuery).data ?? [];
  const labels = new Map(metrics.map(({ name, label }) => [name, label[locale]]));
  const save = useMutation({ mutationFn: () => saveFollows(names, followed), onSuccess: close });
  const unseen = useQuery(subscriptionsQuery).data?.unseen ?? 0;
  const forget = useMutation({ mutationFn: forgetUnseen });
  return (
    <Dialog
      title={text.title}
      close={close}
      footer={
        <>
          <Button onClick={close}>{text.cancel}</Button>
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
            {text.save}
          </Button>
        </>
      }
    >
      <FollowSearch chosen={names} choose={(name) => setNames([...names, name])} />
      {save.error === null ? null : <Failure error={save.error} />}
      <FollowList names={names} labelOf={(name) => labels.get(name) ?? name} change={setNames} />
      <p className="note">{text.help}</p>
      {unseen === 0 ? null : (
        <p className="note">
          {text.unseen(unseen)}{' '}
          <button
            type="button"
            className="link-button"
            disabled={forget.isPending}
            onClick={() => forget.mutate()}
          >
            {text.forget}
          </button>
        </p>
      )}
      {forget.error === null ? null : <Failure error={forget.error} />}
    </Dialog>
  );
}
