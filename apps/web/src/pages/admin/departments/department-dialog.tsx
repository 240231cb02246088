import type { Wire } from '@plumbline/client';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, TreeSelect } from 'antd';
import { call } from '../../../api/server.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { useLanguage } from '../../../words/language.tsx';
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
  const [form] = Form.useForm<Given>();
  const save = useMutation({
    mutationFn: ({ code, zh, en, parent = null }: Given) =>
      call('saveDepartment', {
        path: { code: wish.code ?? code },
        body: { label: { zh, en }, parent },
      }),
    onSuccess: async () => {
      await refreshAdmin();
      close();
    },
  });
  const required = [{ required: true, whitespace: true, message: text.missing }];
  return (
    <Dialog
      title={wish.code === null ? text.make : text.edit(wish[locale])}
      close={close}
      footer={
        <>
          <Button onClick={close}>{admin.cancel}</Button>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {admin.save}
          </Button>
        </>
      }
    >
      <Form<Given>
        form={form}
        className="admin-form"
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...wish, code: wish.code ?? '' }}
        onFinish={(given) => save.mutate(given)}
      >
        <Form.Item name="zh" label={text.zh} rules={required}>
          <Input autoFocus maxLength={200} onPressEnter={() => form.submit()} />
        </Form.Item>
        <Form.Item name="en" label={text.en} rules={required}>
          <Input maxLength={200} onPressEnter={() => form.submit()} />
        </Form.Item>
        <Form.Item name="code" label={text.code} rules={required}>
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
        {save.error === null ? null : <Failure error={save.error} />}
      </Form>
    </Dialog>
  );
}
