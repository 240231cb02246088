import { CAPABILITIES, CAPABILITY_NAMES, type Capability } from '@plumbline/diagnostics';
import type { Text } from '@plumbline/model';

export interface RoleTemplate {
  readonly label: Text;
  readonly capabilities: readonly Capability[];
}

const ANALYSIS: readonly Capability[] = ['read', 'query', 'keep', 'propose'];

/** The roles that every workspace has, as they come; an administrator may edit all but `administrator`. */
export const ROLE_TEMPLATES = {
  administrator: { label: { zh: '管理员', en: 'Administrator' }, capabilities: CAPABILITY_NAMES },
  steward: {
    label: { zh: '指标管理员', en: 'Finance steward' },
    capabilities: [...ANALYSIS, 'apply', 'load', 'see_people', 'sign_finance', 'close'],
  },
  business_owner: {
    label: { zh: '业务负责人', en: 'Business owner' },
    capabilities: [...ANALYSIS, 'see_people', 'sign_business'],
  },
  analyst: { label: { zh: '分析师', en: 'Analyst' }, capabilities: ANALYSIS },
  data_engineer: {
    label: { zh: '数据工程师', en: 'Data engineer' },
    capabilities: [...ANALYSIS, 'apply', 'load'],
  },
  strategy_office: {
    label: { zh: '战略办公室', en: 'Strategy office' },
    capabilities: [...ANALYSIS, 'see_people'],
  },
  budget_officer: {
    label: { zh: '预算管理员', en: 'Budget officer' },
    capabilities: [...ANALYSIS, 'see_people'],
  },
  reporter: { label: { zh: '填报人', en: 'Reporter' }, capabilities: ['read', 'query'] },
  hr_performance: {
    label: { zh: '绩效管理员', en: 'HR performance' },
    capabilities: [...ANALYSIS, 'see_people'],
  },
  project_manager: {
    label: { zh: '项目经理', en: 'Project manager' },
    capabilities: [...ANALYSIS, 'see_people'],
  },
  internal_audit: {
    label: { zh: '内部审计', en: 'Internal audit' },
    capabilities: CAPABILITY_NAMES.filter((capability) => CAPABILITIES[capability].looks),
  },
  viewer: { label: { zh: '查看者', en: 'Viewer' }, capabilities: ['read', 'query'] },
} as const satisfies Readonly<Record<string, RoleTemplate>>;

export const ADMINISTRATOR_ROLE = 'administrator' satisfies keyof typeof ROLE_TEMPLATES;

/** Roles to which policies close nothing: whoever makes them, and whoever checks that they are kept. */
const WITHOUT_POLICIES: ReadonlySet<string> = new Set([
  'administrator',
  'internal_audit',
] satisfies (keyof typeof ROLE_TEMPLATES)[]);

export function seesEverything(role: string): boolean {
  return WITHOUT_POLICIES.has(role);
}

export function templateOf(role: string): RoleTemplate | null {
  const templates: Readonly<Record<string, RoleTemplate>> = ROLE_TEMPLATES;
  return Object.hasOwn(templates, role) ? (templates[role] ?? null) : null;
}
