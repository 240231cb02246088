import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Button, Input, Select } from 'antd';
import { useLanguage } from '../../../words/language.tsx';
import { usersQuery } from '../queries.ts';
import { useMay } from '../use-may.ts';
import type { AuditFilter } from './use-audit-filter.ts';

export function AuditFilterRow({ filter }: { readonly filter: AuditFilter }) {
  const { words } = useLanguage();
  const { audit: text } = words.admin;
  const { values, set } = filter;
  const users = useQuery({ ...usersQuery, enabled: useMay()('see_people') }).data ?? [];
  const people = users.map(({ login, name }) => ({
    value: login,
    label: words.parts.named(name, login),
  }));
  return (
    <search className="audit-filter">
      <AutoComplete
        aria-label={text.actor}
        placeholder={words.parts.named(text.actor, text.actorHint)}
        allowClear
        value={values.actor}
        options={people}
        showSearch={{
          filterOption: (typed, option) => option?.label.toLowerCase().includes(typed.toLowerCase()) === true,
        }}
        onChange={(value: string | undefined) => set('actor', value ?? '')}
      />
      <Select
        aria-label={text.action}
        value={values.action}
        options={[
          { value: '', label: text.anyAction },
          ...Object.entries(text.families).map(([value, label]) => ({ value, label })),
        ]}
        onChange={(value: string) => set('action', value)}
      />
      <Input
        aria-label={text.object}
        className="audit-object-field"
        placeholder={words.parts.named(text.object, text.objectHint)}
        allowClear
        value={values.object}
        onChange={({ target }) => set('object', target.value)}
      />
      <Input
        type="date"
        aria-label={text.from}
        className="audit-day"
        prefix={<span className="quiet">{text.from}</span>}
        value={values.since}
        onChange={({ target }) => set('since', target.value)}
      />
      <Input
        type="date"
        aria-label={text.to}
        className="audit-day"
        prefix={<span className="quiet">{text.to}</span>}
        value={values.until}
        onChange={({ target }) => set('until', target.value)}
      />
      {filter.isSet ? <Button onClick={filter.clear}>{text.clear}</Button> : null}
    </search>
  );
}
