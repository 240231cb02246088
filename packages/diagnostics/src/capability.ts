/**
 * Everything a person can be allowed to do; each call of the API names one of these. `looks`: whoever has only such ones sees
 * and changes nothing.
 */
export const CAPABILITIES = {
  read: { looks: true, label: { zh: '查看定义', en: 'see definitions' } },
  query: { looks: true, label: { zh: '查询数字', en: 'ask for figures' } },
  keep: { looks: false, label: { zh: '保存视图、看板与关注', en: 'keep views, dashboards and follows' } },
  apply: { looks: false, label: { zh: '修改定义', en: 'change definitions' } },
  propose: {
    looks: false,
    label: { zh: '提出变更申请、参与讨论', en: 'ask for changes of definitions and discuss them' },
  },
  sign_finance: {
    looks: false,
    label: { zh: '代表财务签字', en: 'sign changes of definitions for finance' },
  },
  sign_business: {
    looks: false,
    label: { zh: '代表业务签字', en: 'sign changes of definitions for the business' },
  },
  close: {
    looks: false,
    label: { zh: '结账与反结账', en: 'lock and unlock periods' },
  },
  load: { looks: false, label: { zh: '加载数据', en: 'load data' } },
  see_people: {
    looks: true,
    label: { zh: '查看人员、部门、团队与角色', en: 'see people, departments, teams and roles' },
  },
  manage_people: {
    looks: false,
    label: { zh: '管理人员、部门、团队与代理', en: 'manage people, departments, teams and delegations' },
  },
  manage_roles: { looks: false, label: { zh: '管理角色', en: 'manage roles' } },
  view_as: {
    looks: true,
    label: { zh: '以他人身份查看', en: 'look through the eyes of another' },
  },
  audit: {
    looks: true,
    label: { zh: '查看、核验与导出审计日志', en: 'read, verify and export the audit log' },
  },
  backup: { looks: false, label: { zh: '下载整个工作区的备份', en: 'download the whole workspace' } },
} as const satisfies Readonly<Record<string, CapabilityForm>>;

interface CapabilityForm {
  readonly looks: boolean;
  readonly label: { readonly zh: string; readonly en: string };
}

export type Capability = keyof typeof CAPABILITIES;

/** In the order in which they are shown. */
export const CAPABILITY_NAMES = Object.keys(CAPABILITIES) as readonly Capability[];

export function isCapability(text: string): text is Capability {
  return Object.hasOwn(CAPABILITIES, text);
}
