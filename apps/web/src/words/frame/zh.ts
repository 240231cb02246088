import type { en } from './en.ts';

export const zh: typeof en = {
  nav: {
    label: '主导航',
    company: '经营驾驶舱',
    metrics: '指标',
    plain: '简洁页面',
    reference: '接口文档',
    system: '系统',
  },
  bar: {
    period: '期间',
    compare: '对比',
    yearAgo: '去年同期',
    previous: '上期',
    scope: '范围',
    whole: '全公司',
    clock: (day) => `时钟${day}`,
    light: '浅色主题',
    dark: '深色主题',
    switchLanguage: 'Switch to English',
    account: '账号',
    signOut: '退出登录',
  },
};
