import { CAPABILITIES, CAPABILITY_NAMES, type Wire } from '@plumbline/client';
import { Form, Input, Select } from 'antd';
import { call } from '../../../api/server.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { OvertakenNote } from '../overtaken/overtaken-note.tsx';
import { useReading } from '../overtaken/use-reading.ts';
import { useMay } from '../use-may.ts';
import { areDays } from './delegation-state.ts';
import { scopeText } from './scope-text.ts';

type Delegation = Wire<'Delegation'>;
type Capability = NonNullable<Delegation['capabilities']>[number];

interface Given {
  readonly delegator: string;
  readonly delegate: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly capabilities: Capability[];
}

interface DelegationForm {
  /** Null: a new one. */
  readonly delegation: Delegation | null;
  readonly delegations: readonly Delegation[];
  readonly users: readonly Wire<'User'>[];
  readonly today: string;
  readonly close: () => void;
}

const NOTHING = { version: 'none', to: '', reason: '', capabilities: null };

/** Who stands in for whom is chosen once; until when, why and in what may be changed while it is not over. */
export function DelegationDialog({ delegation, delegations, users, today, close }: DelegationForm) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.delegations;
  const isNew = delegation === null;
  // Nothing chosen passes on everything: what passes on nothing is not made that by the way.
  const isNothing = delegation?.capabilities?.length === 0;
  const found = delegations.find(({ id, is_revoked }) => id === delegation?.id && !is_revoked) ?? null;
  const reading = useReading<Pick<Delegation, 'version' | 'to' | 'reason' | 'capabilities'>>({
    ...{ first: delegation ?? NOTHING, there: found, isNew, close },
  });
  const send = async ({ capabilities: scope, to, reason, ...who }: Given) => {
    const body = { to, reason, capabilities: scope.length === 0 ? null : scope };
    await reading.write((version) =>
      // One that was ended meanwhile is made anew.
      delegation === null || version === NOTHING.version
        ? call('createDelegation', { body: { ...who, ...body } })
        : call('changeDelegation', { path: { id: delegation.id }, body: { ...body, version } }),
    );
  };
  return (
    <FormDialog<Given>
      title={isNew ? text.make : text.edit}
      close={close}
      submit={admin.save}
      initial={{ from: today, ...delegation, ...fieldsOf(delegation) }}
      send={send}
    >
      <People users={users} isNew={isNew} />
      <Days isNew={isNew} today={today} />
      <Form.Item
        name="capabilities"
        label={text.scope}
        extra={isNothing ? undefined : text.scopeNote}
        rules={isNothing ? [{ required: true, message: text.missing }] : []}
      >
        <Scope
          kept={delegation?.capabilities ?? []}
          placeholder={isNothing ? text.noRights : text.everything}
        />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={[needed(text.missing)]}>
        <Input maxLength={1000} />
      </Form.Item>
      {reading.refused === null ? null : (
        <OvertakenNote
          error={reading.refused}
          read={fieldsOf(reading.read)}
          now={found === null ? null : fieldsOf(found)}
          label={(field) => text[FIELD_WORDS[field]]}
          textOf={(field, value) =>
            field === 'capabilities'
              ? scopeText(noneIsAll(value as readonly Capability[]), { words, locale })
              : String(value ?? '')
          }
          carried={reading.carried}
        />
      )}
    </FormDialog>
  );
}

const FIELD_WORDS = { to: 'to', reason: 'reason', capabilities: 'scope' } as const;

function noneIsAll(chosen: readonly Capability[]): readonly Capability[] | null {
  return chosen.length === 0 ? null : chosen;
}

/** No limit is an empty choice. */
function fieldsOf(one: Pick<Delegation, 'to' | 'reason' | 'capabilities'> | null) {
  const { to = '', reason = '', capabilities } = one ?? {};
  return { to, reason, capabilities: [...(capabilities ?? [])] };
}

function needed(message: string) {
  return { required: true, whitespace: true, message };
}

function People({ users, isNew }: { readonly users: readonly Wire<'User'>[]; readonly isNew: boolean }) {
  const { words } = useLanguage();
  const text = words.admin.delegations;
  const people = users
    .filter(({ is_disabled }) => !isNew || !is_disabled)
    .map(({ login, name }) => ({ value: login, label: words.parts.named(name, login) }));
  return (['delegator', 'delegate'] as const).map((name) => (
    <Form.Item key={name} name={name} label={text[name]} rules={[needed(text.missing)]}>
      <Select disabled={!isNew} showSearch={{ optionFilterProp: 'label' }} options={people} />
    </Form.Item>
  ));
}

function Days({ isNew, today }: { readonly isNew: boolean; readonly today: string }) {
  const { words } = useLanguage();
  const text = words.admin.delegations;
  return (
    <>
      <Form.Item name="from" label={text.from} rules={[needed(text.missing)]}>
        <Input type="date" disabled={!isNew} />
      </Form.Item>
      <Form.Item
        name="to"
        label={text.to}
        dependencies={['from']}
        extra={text.daysNote}
        rules={[
          needed(text.missing),
          ({ getFieldValue }) => ({
            validator: async (_, to: string | undefined) => {
              const from = getFieldValue('from') as string | undefined;
              if (from && to && !areDays(from, to, today)) throw new Error(text.wrongDays);
            },
          }),
        ]}
      >
        <Input type="date" min={today} />
      </Form.Item>
    </>
  );
}

/** Nobody passes on what they do not have; what is passed on already may stay. */
function Scope({ kept, ...field }: { readonly kept: readonly Capability[]; readonly placeholder: string }) {
  const { locale } = useLanguage();
  const may = useMay();
  const options = CAPABILITY_NAMES.filter((name) => may(name) || kept.includes(name)).map((value) => ({
    value,
    label: CAPABILITIES[value].label[locale],
  }));
  return <Select {...field} mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={options} />;
}
