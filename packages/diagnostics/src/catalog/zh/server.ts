import type { ServerParams } from '../../codes/server.ts';
import type { Catalog } from '../catalog.ts';

export const server: Catalog<ServerParams> = {
  'server/bad-json': (p) => `请求正文不是有效的 JSON：${p.reason}`,
  'server/body-too-large': (p) => `请求正文超过 ${p.limit} 字节的上限`,
  'server/wrong-content-type': (p) =>
    `请求正文须以 ${p.expected.join(' 或 ')} 发送${p.found === null ? '，但没有给出 Content-Type' : `，不能是 ${p.found}`}`,
  'server/not-acceptable': (p) => `这里不能以 ${p.asked} 给出，可用的是 ${p.offered.join('、')}`,
  'server/no-such-path': (p) => `${p.path} 处没有内容`,
  'server/method-not-allowed': (p) => `这里不接受 ${p.method}，可用 ${p.allowed.join('、')}`,
  'server/unknown-key': (p) => `这里没有 ${p.key} 这个键，可用的是 ${p.known.join('、')}`,
  'server/missing-key': (p) => `缺少键 ${p.key}`,
  'server/wrong-value': (p) => `值不符合要求：${p.problem}`,
  'server/nothing-called': (p) => `没有名为 ${p.name} 的${KINDS[p.kind]}`,
  'server/changed-meanwhile': (p) =>
    `${p.name} 在您读取之后已被改动：现为第 ${p.revision} 版，您读到的是第 ${p.read} 版；未写入任何内容`,
  'server/host-not-allowed': (p) => `本服务器不以 ${p.host} 这个名字应答`,
  'server/origin-not-allowed': (p) => `来自 ${p.origin} 的页面不得在此更改任何内容`,
  'server/queue-full': (p) =>
    p.own
      ? `您已有 ${p.waiting} 个查询在排队，待其完成后再发送`
      : `已有 ${p.waiting} 个查询在排队，请稍后再试`,
  'server/waited-too-long': (p) => `服务器繁忙：查询在 ${p.ms} 毫秒内没有轮到`,
  'server/shutting-down': () => '服务器正在关闭',
  'server/not-ready': (p) => `服务器尚未就绪：${p.part}`,
  'server/internal-error': (p) => `这是 Plumbline 自身的错误，日志中编号 ${p.reference} 处有详情`,
  'server/port-in-use': (p) => `${p.host} 的端口 ${p.port} 已被其他程序占用`,
  'server/cannot-listen': (p) => `无法监听 ${p.host} 的端口 ${p.port}：${p.reason}`,
  'server/already-running': (p) => `此工作区的服务器已在 ${p.url} 运行（进程 ${p.pid}）`,
  'server/bad-url': (p) => `${p.url} 不是 http://127.0.0.1:4600 这样的服务器地址`,
  'server/unreachable': (p) => `无法连接 ${p.url}：${p.reason}`,
  'server/foreign-answer': (p) => `${p.url} 的应答（${p.status}）不是 Plumbline 服务器的应答`,
  'server/other-version': (p) => `另一版本的服务器说：${p.text}（${p.code}）`,
  'auth/required': () => '请先登录，或提供访问令牌',
  'auth/wrong-password': () => '登录名或密码不正确',
  'auth/too-many-attempts': (p) => `失败次数过多，请在 ${p.seconds} 秒后再试`,
  'auth/password-expired': () => '此一次性密码已过期',
  'auth/change-password-first': () => '须先更换一次性密码',
  'auth/weak-password': (p) => `密码至少需要 ${p.least} 个字符`,
  'auth/same-password': () => '新密码与旧密码相同',
  'auth/invalid-token': () => '访问令牌不存在、已吊销或已过期',
  'auth/missing-scope': (p) => `此操作需要 ${p.scope} 权限`,
  'auth/scope-beyond-own': (p) => `您没有 ${p.scope} 权限，不能授予他人`,
  'auth/csrf': () => '请求没有携带您的会话令牌',
  'auth/second-factor-required': () => '密码正确；还需要验证器应用的验证码，或一个恢复码',
  'auth/second-factor-on': () => '已启用验证器应用的验证码；请先停用',
  'auth/wrong-code': () => '验证码不正确、已过期或已用过',
};

const KINDS: { readonly [K in ServerParams['server/nothing-called']['kind']]: string } = {
  dimension: '维度',
  token: '令牌',
  session: '会话',
  view_as: '身份查看',
  file: '文件',
  hierarchy: '层级',
  view: '视图',
  user: '用户',
  role: '角色',
  department: '部门',
  team: '团队',
  delegation: '代理',
  dashboard: '看板',
  change_request: '变更申请',
};
