import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { peopleQuery } from '../../api/inbox-queries.ts';
import type { Subject } from '../../api/talk-calls.ts';
import { useLanguage } from '../../words/language.tsx';

interface OwnerFieldProps {
  /** What the task is about; null: nothing. Who it is given to must see it. */
  readonly subject: Subject | null;
  /** Said where nobody is chosen; absent: somebody must be. */
  readonly nobody?: string;
}

/** Who is to do a task: people who take part in discussions, found by a part of their name. */
export function OwnerField({ subject, nobody }: OwnerFieldProps) {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
  const [search, setSearch] = useState('');
  const found = useQuery(peopleQuery(subject, search)).data ?? [];
  const isNeeded = nobody === undefined;
  return (
    <Form.Item
      name="owner"
      label={text.owner}
      rules={isNeeded ? [{ required: true, message: text.ownerMissing }] : []}
    >
      <Select
        allowClear={!isNeeded}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        placeholder={nobody ?? text.ownerHint}
        notFoundContent={subject === null ? text.nobodyHere : text.nobody}
        options={found.map(({ login, name }) => ({
          value: login,
          label: name === login ? login : `${name} ${login}`,
        }))}
      />
    </Form.Item>
  );
}
