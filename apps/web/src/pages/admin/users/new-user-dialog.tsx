import type { Wire } from '@plumbline/client';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/server.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { OnceDialog } from '../../../parts/once-dialog.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { refreshAdmin } from '../queries.ts';
import { UserFields } from './user-fields.tsx';

interface Given {
  readonly login: string;
  readonly name: string;
  readonly email?: string;
  readonly external_id?: string;
  readonly department?: string;
  readonly roles?: string[];
}

interface NewUser {
  readonly departments: Wire<'DepartmentList'>['departments'];
  readonly roles: Wire<'RoleList'>['roles'];
  readonly close: () => void;
}

/** An account with a one-time password: the two are one step for whoever invites somebody. */
export function NewUserDialog({ departments, roles, close }: NewUser) {
  const { words } = useLanguage();
  const { admin } = words;
  const text = admin.users;
  // The account may be there and its password may not: then only that is asked for again.
  const [made, setMade] = useState<string | null>(null);
  const [issued, setIssued] = useState<Wire<'OneTimePassword'> | null>(null);
  const make = async ({ email = '', external_id = '', ...given }: Given): Promise<string> => {
    const said = (text: string) => (text.trim() === '' ? null : text.trim());
    const body = { ...given, email: said(email), external_id: said(external_id) };
    const { login } = await call('createUser', { body });
    setMade(login);
    return login;
  };
  const send = async (given: Given) => {
    try {
      const login = made ?? (await make(given));
      setIssued(await call('issuePassword', { path: { login } }));
    } finally {
      void refreshAdmin();
    }
  };
  if (issued !== null)
    return (
      <OnceDialog
        title={text.oneTime}
        label={text.oneTime}
        secret={issued.password}
        note={text.oneTimeNote(issued.login)}
        done={admin.close}
        close={close}
      />
    );
  return (
    <FormDialog<Given>
      title={text.make}
      close={close}
      submit={made === null ? text.makeAndIssue : text.issue}
      initial={{ roles: ['viewer'] }}
      send={send}
      isLocked={made !== null}
    >
      <Form.Item
        name="login"
        label={text.login}
        rules={[{ required: true, whitespace: true, message: text.missing.login }]}
      >
        <Input autoFocus maxLength={128} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <UserFields departments={departments} roles={roles} isLocked={made !== null} areRolesLocked={false} />
    </FormDialog>
  );
}
