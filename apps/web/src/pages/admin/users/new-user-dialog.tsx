import type { Wire } from '@plumbline/client';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { call } from '../../../api/server.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { ShownOnce } from '../../../parts/shown-once.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { refreshAdmin } from '../queries.ts';
import { UserFields } from './user-fields.tsx';

interface Given {
  readonly login: string;
  readonly name: string;
  readonly email?: string;
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
  const [form] = Form.useForm<Given>();
  const make = useMutation({
    mutationFn: async ({ email = '', ...given }: Given) => {
      const body = { ...given, email: email.trim() === '' ? null : email.trim() };
      const { login } = await call('createUser', { body });
      return call('issuePassword', { path: { login } });
    },
    onSettled: refreshAdmin,
  });
  if (make.data !== undefined)
    return (
      <Dialog
        title={text.oneTime}
        close={close}
        footer={
          <Button type="primary" onClick={close}>
            {admin.close}
          </Button>
        }
      >
        <ShownOnce
          label={text.oneTime}
          text={[make.data.password]}
          note={text.oneTimeNote(make.data.login)}
        />
      </Dialog>
    );
  return (
    <Dialog
      title={text.make}
      close={close}
      footer={
        <>
          <Button onClick={close}>{admin.cancel}</Button>
          <Button type="primary" loading={make.isPending} onClick={() => form.submit()}>
            {text.makeAndIssue}
          </Button>
        </>
      }
    >
      <Form<Given>
        form={form}
        className="admin-form"
        layout="vertical"
        requiredMark={false}
        initialValues={{ roles: ['viewer'] }}
        onFinish={(given) => make.mutate(given)}
      >
        <Form.Item
          name="login"
          label={text.login}
          rules={[{ required: true, whitespace: true, message: text.missing.login }]}
        >
          <Input autoFocus maxLength={128} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <UserFields departments={departments} roles={roles} isLocked={false} areRolesLocked={false} />
        {make.error === null ? null : <Failure error={make.error} />}
      </Form>
    </Dialog>
  );
}
