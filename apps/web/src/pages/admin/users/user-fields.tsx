import type { Wire } from '@plumbline/client';
import { Form, Input, Select, TreeSelect } from 'antd';
import { useLanguage } from '../../../words/language.tsx';
import { departmentTree } from '../departments/department-tree.ts';

interface Fields {
  readonly departments: Wire<'DepartmentList'>['departments'];
  readonly roles: Wire<'RoleList'>['roles'];
  readonly isLocked: boolean;
  /** Nobody changes their own roles. */
  readonly areRolesLocked: boolean;
}

/** What a new account and one that is there have in common. */
export function UserFields({ departments, roles, isLocked, areRolesLocked }: Fields) {
  const { locale, words } = useLanguage();
  const { users: text } = words.admin;
  return (
    <>
      <Form.Item
        name="name"
        label={text.name}
        rules={[{ required: true, whitespace: true, message: text.missing.name }]}
      >
        <Input disabled={isLocked} maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={text.email}>
        <Input disabled={isLocked} maxLength={320} autoComplete="off" />
      </Form.Item>
      <Form.Item name="external_id" label={text.external} extra={text.externalNote}>
        <Input disabled={isLocked} maxLength={200} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="department" label={text.department}>
        <TreeSelect
          disabled={isLocked}
          allowClear
          showSearch={{ treeNodeFilterProp: 'title' }}
          treeDefaultExpandAll
          placeholder={text.noDepartment}
          treeData={departmentTree(departments, locale)}
        />
      </Form.Item>
      <Form.Item name="roles" label={text.roles}>
        <Select
          mode="multiple"
          disabled={isLocked || areRolesLocked}
          showSearch={{ optionFilterProp: 'label' }}
          options={roles.map(({ name, label }) => ({ value: name, label: label[locale] }))}
        />
      </Form.Item>
    </>
  );
}
