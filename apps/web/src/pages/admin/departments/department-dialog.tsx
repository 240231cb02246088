import type { Wire } from '@plumbline/client';
import { Form, Input, TreeSelect } from 'antd';
import { call } from '../../../api/server.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { notTaken } from '../not-taken.ts';
import { refreshAdmin } from '../queries.ts';
import { departmentTree } from './department-tree.ts';

export interface DepartmentWish {
  /** Null: a new one. */
  readonly code: string | null;
  readonly zh: string;
  readonly en: string;
  readonly parent: string | null;
}

interface Given {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly parent?: string | null;
}

interface DepartmentForm {
  readonly wish: DepartmentWish;
  readonly departments: Wire<'DepartmentList'>['departments'];
  readonly close: () => void;
}

export function DepartmentDialog({ wish, departments, close }: DepartmentForm) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.departments;
  const send = async ({ code, zh, en, parent = null }: Given) => {
    await call('saveDepartment', {
      path: { code: wish.code ?? code.trim() },
      body: { label: { zh, en }, parent },
    });
    await refreshAdmin();
    close();
  };
  const required = [{ required: true, whitespace: true, message: text.missing }];
  return (
    <FormDialog<Given>
      title={wish.code === null ? text.make : text.edit(wish[locale])}
      close={close}
      submit={admin.save}
      initial={{ ...wish, code: wish.code ?? '' }}
      send={send}
    >
      <Form.Item name="zh" label={text.zh} rules={required}>
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item name="en" label={text.en} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="code"
        label={text.code}
        rules={[
          ...required,
          ...(wish.code === null
            ? [
                notTaken(
                  departments.map(({ code }) => code),
                  text.taken,
                ),
              ]
            : []),
        ]}
      >
        <Input disabled={wish.code !== null} maxLength={64} spellCheck={false} />
      </Form.Item>
      <Form.Item name="parent" label={text.parent}>
        <TreeSelect
          allowClear
          treeDefaultExpandAll
          placeholder={text.top}
          treeData={departmentTree(
            departments.filter(({ code }) => code !== wish.code),
            locale,
          )}
        />
      </Form.Item>
    </FormDialog>
  );
}
