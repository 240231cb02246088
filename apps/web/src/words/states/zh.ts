import type { en } from './en.ts';

export const zh: typeof en = {
  loading: '加载中',
  retry: '重试',
  unreachable: '连不上服务器。',
  failed: '无法给出结果。',
  notAllowed: '没有查看权限。',
  notFound: '没有这个页面。',
  home: '回到工作台',
};
