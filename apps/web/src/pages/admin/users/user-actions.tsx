import type { Wire } from '@plumbline/client';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { call } from '../../../api/server.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { ShownOnce } from '../../../parts/shown-once.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { refreshAdmin } from '../queries.ts';
import { useMay } from '../use-may.ts';

interface Actions {
  readonly user: Wire<'User'>;
  readonly isLocked: boolean;
  readonly own: boolean;
}

/** What is done to an account beside changing it; nobody does it to their own. */
export function UserActions({ user, isLocked, own }: Actions) {
  const { words } = useLanguage();
  const text = words.admin.users;
  const may = useMay();
  const navigate = useNavigate();
  const path = { login: user.login };
  const issue = useMutation({ mutationFn: () => call('issuePassword', { path }), onSuccess: refreshAdmin });
  const clear = useMutation({ mutationFn: () => call('clearSecondFactor', { path }) });
  const disable = useMutation({
    mutationFn: (is_disabled: boolean) => call('saveUser', { path, body: { is_disabled } }),
    onSuccess: refreshAdmin,
  });
  const all = [issue, clear, disable];
  const failure = all.find(({ error }) => error !== null)?.error ?? null;
  /** What was refused before is not said of what comes now. */
  const begin = (act: () => void) => () => {
    for (const one of all) if (one.error !== null) one.reset();
    act();
  };
  const canDo = !isLocked && !own;
  if (!canDo && !may('view_as')) return null;
  return (
    <div className="admin-actions">
      {may('view_as') ? (
        <Button
          onClick={() =>
            void navigate({
              to: '.',
              search: (now: object): object => ({
                ...now,
                section: 'policies',
                user: user.login,
                q: undefined,
              }),
            })
          }
        >
          {text.policies}
        </Button>
      ) : null}
      {canDo && !user.is_disabled ? (
        <Confirm title={text.issue} text={text.issueText} ok={text.issue} onConfirm={begin(issue.mutate)}>
          <Button loading={issue.isPending}>{text.issue}</Button>
        </Confirm>
      ) : null}
      {canDo ? (
        <Confirm
          title={text.clearCodes}
          text={text.clearCodesText}
          ok={text.clearCodes}
          onConfirm={begin(clear.mutate)}
        >
          <Button loading={clear.isPending}>{text.clearCodes}</Button>
        </Confirm>
      ) : null}
      {canDo && user.is_disabled ? (
        <Button loading={disable.isPending} onClick={begin(() => disable.mutate(false))}>
          {text.enable}
        </Button>
      ) : null}
      {canDo && !user.is_disabled ? (
        <Confirm
          title={text.disable}
          text={text.disableText}
          ok={text.disable}
          isDanger
          onConfirm={begin(() => disable.mutate(true))}
        >
          <Button danger loading={disable.isPending}>
            {text.disable}
          </Button>
        </Confirm>
      ) : null}
      {issue.data === undefined ? null : (
        <ShownOnce label={text.oneTime} text={[issue.data.password]} note={text.oneTimeNote(user.login)} />
      )}
      {clear.isSuccess ? (
        <p className="note" role="status">
          {text.cleared}
        </p>
      ) : null}
      {failure === null ? null : <Failure error={failure} />}
    </div>
  );
}
