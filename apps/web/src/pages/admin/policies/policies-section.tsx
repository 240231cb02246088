import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { Empty } from '../../../parts/empty.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { useAddress } from '../../../parts/use-address.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { AdminTools } from '../admin-tools.tsx';
import { AllAsked } from '../all-asked.tsx';
import { sightQuery, usersQuery } from '../queries.ts';
import { AllPolicies } from './all-policies.tsx';
import { SightView } from './sight-view.tsx';
import { ViewAsDialog } from './view-as-dialog.tsx';

/** Which policies a person has, what these leave to be seen, and a look through their eyes. */
export function PoliciesSection() {
  const users = useQuery(usersQuery);
  return <AllAsked of={[users]}>{() => <Policies logins={users.data ?? []} />}</AllAsked>;
}

interface Person {
  readonly login: string;
  readonly name: string;
  readonly is_disabled: boolean;
}

function Policies({ logins }: { readonly logins: readonly Person[] }) {
  const { words } = useLanguage();
  const { policies: text } = words.admin;
  const [login, setLogin] = useAddress('user');
  const [isBeginning, setBeginning] = useState(false);
  const person = logins.find((one) => one.login === login);
  return (
    <>
      <AdminTools
        lead={text.lead}
        icon="eye"
        make={
          person === undefined || person.is_disabled
            ? null
            : { text: text.viewAs, begin: () => setBeginning(true) }
        }
      >
        <Select
          className="admin-search"
          aria-label={text.person}
          placeholder={text.choose}
          showSearch={{ optionFilterProp: 'label' }}
          value={person?.login ?? null}
          options={logins.map(({ login: value, name }) => ({
            value,
            label: words.parts.named(name, value),
          }))}
          onChange={(value: string | null) => setLogin(value ?? undefined)}
        />
      </AdminTools>
      {person === undefined ? <AllPolicies /> : null}
      {person === undefined ? <Empty text={text.chooseText} /> : <Sight login={person.login} />}
      {isBeginning && person !== undefined ? (
        <ViewAsDialog person={person} close={() => setBeginning(false)} />
      ) : null}
    </>
  );
}

function Sight({ login }: { readonly login: string }) {
  const { data, error, refetch } = useQuery(sightQuery(login));
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  return data === undefined ? <Waiting height={480} /> : <SightView sight={data} />;
}
