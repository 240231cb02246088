import type { Wire } from '@plumbline/client';
import { Form, TreeSelect } from 'antd';
import { call } from '../../../api/server.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { LabelFields } from '../label-fields/label-fields.tsx';
import { OvertakenNote } from '../overtaken/overtaken-note.tsx';
import { useReading } from '../overtaken/use-reading.ts';
import { departmentTree } from './department-tree.ts';

type Department = Wire<'DepartmentList'>['departments'][number];

export interface DepartmentWish {
  /** Null: a new one. */
  readonly code: string | null;
  readonly zh: string;
  readonly en: string;
  readonly parent: string | null;
  /** Of what was read. */
  readonly version: string;
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
  const found = departments.find(({ code }) => code === wish.code);
  const there = found === undefined ? null : wishOf(found);
  const reading = useReading({ first: wish, there, isNew: wish.code === null, close });
  const send = ({ code, zh, en, parent = null }: Given) =>
    reading.write((version) =>
      call('saveDepartment', {
        path: { code: wish.code ?? code.trim() },
        body: { label: { zh, en }, parent, version },
      }),
    );
  return (
    <FormDialog<Given>
      title={wish.code === null ? text.make : text.edit(wish[locale])}
      close={close}
      submit={admin.save}
      initial={{ ...wish, code: wish.code ?? '' }}
      send={send}
    >
      <LabelFields isNew={wish.code === null} codes={departments.map(({ code }) => code)} words={text} />
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
      {reading.refused === null ? null : (
        <OvertakenNote
          error={reading.refused}
          read={fieldsOf(reading.read)}
          now={there === null ? null : fieldsOf(there)}
          label={(field) => text[field]}
          textOf={(field, value) =>
            field === 'parent'
              ? (departments.find(({ code }) => code === value)?.label[locale] ?? value ?? text.top)
              : (value ?? '')
          }
          carried={reading.carried}
        />
      )}
    </FormDialog>
  );
}

export function wishOf({ code, label, parent, version }: Department): DepartmentWish {
  return { code, zh: label.zh, en: label.en, parent, version };
}

function fieldsOf({ zh, en, parent }: DepartmentWish) {
  return { zh, en, parent };
}
