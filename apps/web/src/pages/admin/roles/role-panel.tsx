import { CAPABILITIES, CAPABILITY_NAMES, type Capability, type Wire } from '@plumbline/client';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, ConfigProvider, Form, Input } from 'antd';
import { useRef } from 'react';
import { call } from '../../../api/server.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { SidePanel } from '../../../parts/side-panel.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { notTaken } from '../not-taken.ts';
import { refreshAdmin } from '../queries.ts';
import { useMay } from '../use-may.ts';
import '../../../parts/narrow-form.css';

type Role = Wire<'Role'>;

/** What a role is before anybody has said what. */
export const NEW_ROLE: Role = {
  name: '',
  label: { zh: '', en: '' },
  capabilities: ['read', 'query'],
  is_built_in: false,
  is_edited: true,
};

interface Given {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly capabilities: Capability[];
}

interface Panel {
  readonly role: Role;
  /** Nobody rewrites it. */
  readonly isFixed: boolean;
  readonly isLocked: boolean;
  readonly holders: readonly string[];
  /** Codes of all roles. */
  readonly taken: readonly string[];
  readonly close: () => void;
}

export function RolePanel({ role, isFixed, isLocked, holders, taken, close }: Panel) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.roles;
  const may = useMay();
  const isNew = role.name === '';
  const isClosed = isFixed || isLocked;
  const box = useRef<HTMLDivElement>(null);
  const done = async () => {
    await refreshAdmin();
    close();
  };
  const save = useMutation({
    mutationFn: ({ name, zh, en, capabilities }: Given) =>
      call('saveRole', {
        path: { name: isNew ? name.trim() : role.name },
        body: { label: { zh, en }, capabilities },
      }),
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: () => call('deleteRole', { path: { name: role.name } }),
    onSuccess: done,
  });
  const afresh = (act: () => void) => {
    for (const one of [save, remove]) one.reset();
    act();
  };
  const choices = (looks: boolean) =>
    CAPABILITY_NAMES.filter((name) => CAPABILITIES[name].looks === looks).map((name) => (
      <Checkbox
        key={name}
        value={name}
        disabled={isClosed || !may(name)}
        {...(isClosed || may(name) ? {} : { title: text.notYours })}
      >
        {CAPABILITIES[name].label[locale]}
      </Checkbox>
    ));
  const required = [{ required: true, whitespace: true, message: text.missing }];
  const failure = save.error ?? remove.error;
  return (
    <SidePanel title={isNew ? text.make : role.label[locale]} close={close}>
      <ConfigProvider getPopupContainer={() => box.current ?? document.body}>
        <div ref={box}>
          {isFixed ? <p className="note">{text.fixedNote}</p> : null}
          <Form<Given>
            className="admin-form narrow-form"
            layout="vertical"
            requiredMark={false}
            disabled={isClosed}
            initialValues={{
              name: role.name,
              zh: role.label.zh,
              en: role.label.en,
              capabilities: role.capabilities,
            }}
            onFinish={(given) => afresh(() => save.mutate(given))}
          >
            {isNew ? (
              <Form.Item name="name" label={text.code} rules={[...required, notTaken(taken, text.taken)]}>
                <Input maxLength={64} spellCheck={false} />
              </Form.Item>
            ) : null}
            <Form.Item name="zh" label={admin.departments.zh} rules={required}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="en" label={admin.departments.en} rules={required}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="capabilities" label={text.may}>
              <Checkbox.Group className="scope-choices">
                <h3>{text.looks}</h3>
                {choices(true)}
                <h3>{text.changes}</h3>
                {choices(false)}
              </Checkbox.Group>
            </Form.Item>
            {isClosed ? null : (
              <div className="admin-actions">
                <Button type="primary" htmlType="submit" loading={save.isPending}>
                  {admin.save}
                </Button>
                {isNew || !role.is_edited ? null : (
                  <Confirm
                    title={role.is_built_in ? text.restore : admin.remove}
                    text={role.is_built_in ? text.restoreText : text.removeText}
                    ok={role.is_built_in ? text.restore : admin.remove}
                    isDanger
                    onConfirm={() => afresh(remove.mutate)}
                  >
                    <Button loading={remove.isPending}>
                      {role.is_built_in ? text.restore : admin.remove}
                    </Button>
                  </Confirm>
                )}
                {failure === null ? null : <Failure error={failure} />}
              </div>
            )}
          </Form>
          {isNew ? null : (
            <p className="note role-holders">
              {text.holders} · {holders.length === 0 ? admin.none : holders.join(admin.between)}
            </p>
          )}
        </div>
      </ConfigProvider>
    </SidePanel>
  );
}
