import type { en } from './en.ts';

export const zh: typeof en = {
  signIn: {
    title: '登录',
    lead: '每个数字，只有一个口径。',
    login: '用户名',
    password: '密码',
    submit: '登录',
    first: '首次登录的密码显示在启动服务的终端里。',
    required: '请填写此项。',
  },
  password: {
    title: '设置新密码',
    lead: '一次性密码到此为止。新密码至少10个字符。',
    current: '一次性密码',
    next: '新密码',
    again: '再输一遍新密码',
    differs: '两次输入不一致。',
    submit: '保存并继续',
  },
};
