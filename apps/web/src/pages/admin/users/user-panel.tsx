import type { Wire } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, ConfigProvider, Form } from 'antd';
import { useRef, useState } from 'react';
import { call, meQuery } from '../../../api/server.ts';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { Failure } from '../../../parts/failure.tsx';
import { SidePanel } from '../../../parts/side-panel.tsx';
import { wallStamp } from '../../../reading/wall-clock.ts';
import { useLanguage } from '../../../words/language.tsx';
import { changedSince } from '../overtaken/carried-over.ts';
import { isOvertaken } from '../overtaken/is-overtaken.ts';
import { OvertakenNote } from '../overtaken/overtaken-note.tsx';
import { refreshAdmin } from '../queries.ts';
import { useMay } from '../use-may.ts';
import { AccountsSection } from './accounts-section.tsx';
import { AttributeFields } from './attribute-fields.tsx';
import { type AttributeDraft, attributesOf, draftsOf, problemsOf } from './attributes.ts';
import { profileText } from './profile-text.ts';
import { UserActions } from './user-actions.tsx';
import {
  carriedDrafts,
  changedNames,
  changesOf,
  type Edited,
  type Profile,
  profileOfUser,
} from './user-changes.ts';
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
  const { locale, words } = useLanguage();
  const { admin } = words;
  const isLocked = !useMay()('manage_people');
  const own = useQuery(meQuery).data?.login === user.login;
  // What the fields were filled from: what somebody else writes meanwhile is no change of this reader.
  const [opened, setOpened] = useState(user);
  const [drafts, setDrafts] = useState(() => draftsOf(user.attributes));
  const box = useRef<HTMLDivElement>(null);
  const theirs = changedNames(attributesIn(opened), attributesIn(user)).map(
    (name) => [`$user.${name}`, listText(user.attributes[name])] as const,
  );
  const isOther = theirs.length > 0 || changedSince(profileOfUser(opened), profileOfUser(user)).length > 0;
  const save = useMutation({
    mutationFn: (edited: Edited) =>
      call('saveUser', {
        path: { login: user.login },
        // Nothing that stands here is another: what else was done to the account is no reason to refuse.
        body: { ...changesOf({ user: opened, ...edited }), version: (isOther ? opened : user).version },
      }),
    onSuccess: (saved) => {
      setOpened(saved);
      return refreshAdmin();
    },
    onError: (cause) => (isOvertaken(cause) ? refreshAdmin() : undefined),
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
          <PanelLead user={user} />
          <Form<Profile>
            className="admin-form narrow-form"
            layout="vertical"
            requiredMark={false}
            initialValues={profileOfUser(user)}
            onValuesChange={forget}
            onFinish={(given) => save.mutate({ given, drafts })}
          >
            <UserFields departments={departments} roles={roles} isLocked={isLocked} areRolesLocked={own} />
            <AttributeFields drafts={drafts} isLocked={isLocked} change={edit} />
            {isOther && !save.isPending && !isLocked ? (
              <OvertakenNote
                error={isOvertaken(save.error) ? save.error : null}
                read={profileOfUser(opened)}
                now={profileOfUser(user)}
                label={(field) => admin.users[field === 'external_id' ? 'external' : field]}
                textOf={(field, value) =>
                  profileText(field, value, { departments, roles, locale }).join(admin.between)
                }
                more={theirs}
                carried={() => {
                  setDrafts(carriedDrafts(opened, drafts, user));
                  setOpened(user);
                  save.reset();
                }}
              />
            ) : null}
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
                {save.error === null || (isOther && isOvertaken(save.error)) ? null : (
                  <Failure error={save.error} />
                )}
                {save.isSuccess ? (
                  <p className="note" role="status">
                    {admin.saved}
                  </p>
                ) : null}
              </div>
            )}
          </Form>
          <AccountsSection user={user} isLocked={isLocked || own} />
          <UserActions user={user} isLocked={isLocked} own={own} />
        </div>
      </ConfigProvider>
    </SidePanel>
  );
}

/** How the account stands, and since when there is one: on the wall of the workspace, as the log and conflicts say it. */
function PanelLead({ user }: { readonly user: Wire<'User'> }) {
  const { users: text } = useLanguage().words.admin;
  const zone = useTimezone();
  return (
    <p className="note panel-lead">
      {user.login} · <UserState user={user} /> · {text.since} {wallStamp(user.created_at, zone)}
    </p>
  );
}

function attributesIn({ attributes }: Wire<'User'>) {
  return attributesOf(draftsOf(attributes));
}

function listText(value: unknown): string {
  const values: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return values.map(String).join(', ');
}
