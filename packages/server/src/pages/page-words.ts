import type { Locale } from '@plumbline/diagnostics';

/** Words of the pages that the server writes itself. */
export interface PageWords {
  readonly product: string;
  readonly signIn: string;
  readonly signInWith: (provider: string) => string;
  readonly signOut: string;
  readonly login: string;
  readonly password: string;
  readonly code: string;
  readonly oneTime: string;
  readonly newPassword: string;
  readonly again: string;
  readonly notTheSame: string;
  readonly choosePassword: string;
  readonly chooseWhy: string;
  readonly save: string;
  readonly headline: string;
  readonly today: string;
  readonly reference: string;
  readonly definition: string;
  readonly basis: string;
  readonly yearAgo: string;
  readonly budget: string;
  readonly target: string;
  readonly attained: string;
  readonly dataUpTo: string;
  readonly points: string;
  readonly noFigure: string;
  readonly noMetrics: string;
  readonly allMetrics: string;
  readonly metric: string;
  readonly unit: string;
  readonly parameters: string;
  readonly required: string;
  readonly body: string;
  readonly answers: string;
  readonly shapes: string;
  readonly access: Readonly<Record<string, string>>;
}

/** What each language calls itself. */
export const LANGUAGE_NAMES: { readonly [L in Locale]: string } = { zh: '中文', en: 'English' };

export const PAGE_WORDS: { readonly [L in Locale]: PageWords } = {
  zh: {
    product: '准绳',
    signIn: '登录',
    signInWith: (provider) => `用 ${provider} 登录`,
    signOut: '退出',
    login: '登录名',
    password: '密码',
    code: '验证码或恢复码',
    oneTime: '首次登录请用终端里显示的一次性密码。',
    newPassword: '新密码（至少 10 个字符）',
    again: '再输一次',
    notTheSame: '两次输入的新密码不一致',
    choosePassword: '设置自己的密码',
    chooseWhy: '一次性密码只用于首次登录，请换成只有您知道的密码。',
    save: '保存',
    headline: '主要指标',
    today: '今天',
    reference: '接口文档',
    definition: '定义',
    basis: '口径',
    yearAgo: '去年同期',
    budget: '预算',
    target: '目标',
    attained: '完成率',
    dataUpTo: '数据截至',
    points: '个百分点',
    noFigure: '没有数据',
    noMetrics: '工作区还没有指标。',
    allMetrics: '全部指标',
    metric: '指标',
    unit: '单位',
    parameters: '参数',
    required: '必填',
    body: '请求正文',
    answers: '应答',
    shapes: '数据结构',
    access: {
      anyone: '任何人',
      'signed-in': '登录用户',
      read: '权限 read',
      query: '权限 query',
      apply: '权限 apply',
      load: '权限 load',
      admin: '权限 admin',
    },
  },
  en: {
    product: 'Plumbline',
    signIn: 'Sign in',
    signInWith: (provider) => `Sign in with ${provider}`,
    signOut: 'Sign out',
    login: 'Login',
    password: 'Password',
    code: 'Code or recovery code',
    oneTime: 'The first time, use the one-time password that the terminal shows.',
    newPassword: 'New password (at least 10 characters)',
    again: 'Once more',
    notTheSame: 'the two new passwords differ',
    choosePassword: 'Choose your own password',
    chooseWhy: 'The one-time password is for the first sign-in only. Replace it by one that only you know.',
    save: 'Save',
    headline: 'Headline figures',
    today: 'Today',
    reference: 'API reference',
    definition: 'Definition',
    basis: 'Basis',
    yearAgo: 'Year ago',
    budget: 'Budget',
    target: 'Target',
    attained: 'attained',
    dataUpTo: 'Data up to',
    points: 'pp',
    noFigure: 'No data',
    noMetrics: 'The workspace has no metrics yet.',
    allMetrics: 'All metrics',
    metric: 'Metric',
    unit: 'Unit',
    parameters: 'Parameters',
    required: 'required',
    body: 'Request body',
    answers: 'Answers',
    shapes: 'Shapes',
    access: {
      anyone: 'anyone',
      'signed-in': 'signed in',
      read: 'scope read',
      query: 'scope query',
      apply: 'scope apply',
      load: 'scope load',
      admin: 'scope admin',
    },
  },
};
