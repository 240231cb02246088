import type { Wire } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, ConfigProvider, Form } from 'antd';
import { useRef, useState } from 'react';
import { call, meQuery } from '../../../api/server.ts';
import { Failure } from '../../../parts/failure.tsx';
import { SidePanel } from '../../../parts/side-panel.tsx';
import { stampText } from '../../../reading/day.ts';
import { useLanguage } from '../../../words/language.tsx';
import { refreshAdmin } from '../queries.ts';
import { useMay } from '../use-may.ts';
import { AttributeFields } from './attribute-fields.tsx';
import { type AttributeDraft, draftsOf, problemsOf } from './attributes.ts';
import { UserActions } from './user-actions.tsx';
import { changesOf, type Edited, type Profile, shownUser } from './user-changes.ts';
import { UserFields } from './user-fields.tsx';
import { UserState } from './user-state.tsx';
import '../../../parts/narrow-form.css';

interface Panel {
  readonly user: Wire<'User'>;
  readonly departments: Wire<'DepartmentList'>['departments'];
  readonly roles: Wire<'RoleList'>['roles'];
  readonly close: () => void;
}

/** One account: who it is, what policies read of it, how it gets in. */
export function UserPanel({ user, departments, roles, close }: Panel) {
  const { words } = useLanguage();
  const { admin } = words;
  const isLocked = !useMay()('manage_people');
  const own = useQuery(meQuery).data?.login === user.login;
  // What the fields were filled from: what somebody else writes meanwhile is no change of this reader.
  const [opened, setOpened] = useState(user);
  const [drafts, setDrafts] = useState(() => draftsOf(user.attributes));
  const box = useRef<HTMLDivElement>(null);
  const save = useMutation({
    mutationFn: async (edited: Edited) => {
      const { users } = await call('users');
      const now = users.find(({ login }) => login === user.login) ?? opened;
      const body = changesOf({ user: opened, now, ...edited });
      return call('saveUser', { path: { login: user.login }, body });
    },
    onSuccess: async (saved, edited) => {
      setOpened(shownUser(saved, edited));
      await refreshAdmin();
    },
  });
  // A save that is under way still has to tell what became of it.
  const forget = () => {
    if (!save.isPending) save.reset();
  };
  const edit = (next: readonly AttributeDraft[]) => {
    forget();
    setDrafts(next);
  };
  return (
    <SidePanel title={user.name} close={close}>
      <ConfigProvider getPopupContainer={() => box.current ?? document.body}>
        <div ref={box}>
          <p className="note panel-lead">
            {user.login} · <UserState user={user} /> · {admin.users.since} {stampText(user.created_at)}
          </p>
          <Form<Profile>
            className="admin-form narrow-form"
            layout="vertical"
            requiredMark={false}
            initialValues={{
              name: user.name,
              email: user.email,
              department: user.department,
              roles: user.roles,
            }}
            onValuesChange={forget}
            onFinish={(given) => save.mutate({ given, drafts })}
          >
            <UserFields departments={departments} roles={roles} isLocked={isLocked} areRolesLocked={own} />
            <AttributeFields drafts={drafts} isLocked={isLocked} change={edit} />
            {isLocked ? null : (
              <div className="admin-actions">
                <Button
                  type="primary"
                  htmlType="submit"
                  loading={save.isPending}
                  disabled={problemsOf(drafts).size > 0}
                >
                  {admin.save}
                </Button>
                {save.error === null ? null : <Failure error={save.error} />}
                {save.isSuccess ? (
                  <p className="note" role="status">
                    {admin.saved}
                  </p>
                ) : null}
              </div>
            )}
          </Form>
          <UserActions user={user} isLocked={isLocked} own={own} />
        </div>
      </ConfigProvider>
    </SidePanel>
  );
}
