import type { Capability, Wire } from '@plumbline/client';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, ConfigProvider, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { call } from '../../../api/server.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { SidePanel } from '../../../parts/side-panel.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { CodeField } from '../label-fields/code-field.tsx';
import { isOvertaken } from '../overtaken/is-overtaken.ts';
import { refreshAdmin } from '../queries.ts';
import { CapabilityChoices } from './capability-choices.tsx';
import { RoleOvertaken } from './role-overtaken.tsx';
import '../../../parts/narrow-form.css';

type Role = Wire<'Role'>;

/** What a role is before anybody has said what. */
export const NEW_ROLE: Role = {
  name: '',
  label: { zh: '', en: '' },
  capabilities: ['read', 'query'],
  is_built_in: false,
  is_edited: true,
  version: 'none',
};

interface Given {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly capabilities: Capability[];
}

interface Panel {
  readonly role: Role;
  /** Somebody has deleted it since it was opened. */
  readonly isGone: boolean;
  /** Nobody rewrites it. */
  readonly isFixed: boolean;
  readonly isLocked: boolean;
  readonly holders: readonly string[];
  /** Codes of all roles. */
  readonly taken: readonly string[];
  readonly close: () => void;
}

export function RolePanel({ role, isGone, isFixed, isLocked, holders, taken, close }: Panel) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.roles;
  const isNew = role.name === '';
  const isClosed = isFixed || isLocked;
  const box = useRef<HTMLDivElement>(null);
  const [read, setRead] = useState(role);
  const noticed = (cause: Error) => (isOvertaken(cause) ? refreshAdmin() : undefined);
  const done = async () => {
    await refreshAdmin();
    close();
  };
  const save = useMutation({
    mutationFn: ({ name, zh, en, capabilities }: Given) =>
      call('saveRole', {
        path: { name: isNew ? name.trim() : role.name },
        body: { label: { zh, en }, capabilities, version: read.version },
      }),
    onSuccess: done,
    onError: noticed,
  });
  const remove = useMutation({
    mutationFn: () => call('deleteRole', { path: { name: role.name }, query: { version: read.version } }),
    onSuccess: done,
    onError: noticed,
  });
  const afresh = (act: () => void) => {
    for (const one of [save, remove]) one.reset();
    act();
  };
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
            {isNew ? <CodeField name="name" isNew codes={taken} words={text} /> : null}
            <Form.Item name="zh" label={admin.departments.zh} rules={required}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="en" label={admin.departments.en} rules={required}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="capabilities" label={text.may}>
              <Checkbox.Group className="scope-choices">
                <h3>{text.looks}</h3>
                <CapabilityChoices looks isClosed={isClosed} />
                <h3>{text.changes}</h3>
                <CapabilityChoices looks={false} isClosed={isClosed} />
              </Checkbox.Group>
            </Form.Item>
            {isOvertaken(failure) && !isNew ? (
              <RoleOvertaken
                error={failure}
                read={read}
                now={isGone ? null : role}
                carried={() => {
                  setRead(isGone ? { ...read, version: 'none' } : role);
                  afresh(() => undefined);
                }}
              />
            ) : null}
            {isClosed ? null : (
              <div className="admin-actions">
                <Button type="primary" htmlType="submit" loading={save.isPending}>
                  {admin.save}
                </Button>
                {isNew || !role.is_edited ? null : (
                  <RemoveRole
                    isBuiltIn={role.is_built_in}
                    isBusy={remove.isPending}
                    remove={() => afresh(remove.mutate)}
                  />
                )}
                {failure === null || (isOvertaken(failure) && !isNew) ? null : <Failure error={failure} />}
              </div>
            )}
          </Form>
          {isNew ? null : <Holders names={holders} />}
        </div>
      </ConfigProvider>
    </SidePanel>
  );
}

function RemoveRole(props: {
  readonly isBuiltIn: boolean;
  readonly isBusy: boolean;
  readonly remove: () => void;
}) {
  const { admin } = useLanguage().words;
  const { isBuiltIn, isBusy, remove } = props;
  const text = admin.roles;
  const title = isBuiltIn ? text.restore : admin.remove;
  return (
    <Confirm
      title={title}
      text={isBuiltIn ? text.restoreText : text.removeText}
      ok={title}
      isDanger
      onConfirm={remove}
    >
      <Button loading={isBusy}>{title}</Button>
    </Confirm>
  );
}

function Holders({ names }: { readonly names: readonly string[] }) {
  const { admin } = useLanguage().words;
  return (
    <p className="note role-holders">
      {admin.roles.holders} · {names.length === 0 ? admin.none : names.join(admin.between)}
    </p>
  );
}
