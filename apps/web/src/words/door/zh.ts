import type { en } from './en.ts';

export const zh: typeof en = {
  signIn: {
    title: '登录',
    lead: '每个数字，只有一个口径。',
    login: '用户名',
    password: '密码',
    submit: '登录',
    first: '首次登录的密码显示在启动服务的终端里。',
    code: '验证器应用显示的验证码，或一个恢复码',
    with: (provider: string) => `用${provider}登录`,
    refused: {
      'auth/provider-expired': '这次登录用时过长，或不是在此发起的。请重新开始。',
      'auth/provider-declined': '登录已取消。',
      'auth/provider-failed': '无法连接身份提供方，或其应答有误。',
      'auth/unknown-account': '此账号在这里没有对应的人。请联系管理员。',
      'auth/too-many-attempts': '尝试次数过多。请一刻钟后再试。',
      'auth/no-provider': '此处未配置身份提供方。',
    },
    codeLead: '此账号登录时还须提供验证码。',
    missing: { code: '请填写验证码。', login: '请填写用户名。', password: '请填写密码。' },
  },
  password: {
    title: '设置新密码',
    lead: '新密码替换一次性密码，至少10个字符。',
    current: '一次性密码',
    next: '新密码',
    again: '再输一遍新密码',
    missing: {
      current: '请填写一次性密码。',
      next: '请填写新密码。',
      again: '请再输一遍新密码。',
    },
    wrong: '一次性密码不对。',
    differs: '两次输入不一致。',
    submit: '保存并继续',
  },
};
