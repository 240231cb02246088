import type { Capability } from '@plumbline/client';
import type { ReactNode } from 'react';
import { Empty } from '../../parts/empty.tsx';
import { TabStrip } from '../../parts/tab-strip.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { useLanguage } from '../../words/language.tsx';
import { AuditSection } from './audit/audit-section.tsx';
import { DelegationsSection } from './delegations/delegations-section.tsx';
import { DepartmentsSection } from './departments/departments-section.tsx';
import { PoliciesSection } from './policies/policies-section.tsx';
import { RolesSection } from './roles/roles-section.tsx';
import { TeamsSection } from './teams/teams-section.tsx';
import { TokensSection } from './tokens/tokens-section.tsx';
import { useMay } from './use-may.ts';
import { UsersSection } from './users/users-section.tsx';
import './admin.css';

/** What each section asks for, and shows. */
const SECTIONS = {
  users: { needs: 'see_people', show: () => <UsersSection /> },
  departments: { needs: 'see_people', show: () => <DepartmentsSection /> },
  teams: { needs: 'see_people', show: () => <TeamsSection /> },
  roles: { needs: 'see_people', show: () => <RolesSection /> },
  delegations: { needs: 'see_people', show: () => <DelegationsSection /> },
  tokens: { needs: 'see_people', show: () => <TokensSection /> },
  policies: { needs: 'view_as', show: () => <PoliciesSection /> },
  audit: { needs: 'audit', show: () => <AuditSection /> },
} as const satisfies Readonly<Record<string, { readonly needs: Capability; readonly show: () => ReactNode }>>;

type SectionName = keyof typeof SECTIONS;

/** Who there is, what each may do and see, and what was done: as far as the reader's roles open it. */
export function AdminPage() {
  const { words } = useLanguage();
  const { admin: text } = words;
  const may = useMay();
  const [asked, setSection] = useAddress('section');
  const open = (Object.keys(SECTIONS) as SectionName[]).filter((name) => may(SECTIONS[name].needs));
  const section = open.find((name) => name === asked) ?? open[0];
  return (
    <section>
      <header className="admin-head">
        <h1>{text.title}</h1>
      </header>
      {section === undefined ? (
        <div className="admin-body">
          <Empty text={text.closed} />
        </div>
      ) : (
        <>
          <TabStrip
            activeKey={section}
            aria-label={text.sections.label}
            onChange={setSection}
            items={open.map((key) => ({ key, label: text.sections[key] }))}
          />
          <div className="admin-body">{SECTIONS[section].show()}</div>
        </>
      )}
    </section>
  );
}
