import { CAPABILITIES } from '../../capability.ts';
import type { PeopleParams } from '../../codes/people.ts';
import type { Catalog } from '../catalog.ts';

const FIELD = { missing: '缺失', wrong: '无法识别', twice: '与前面的条目重复' };
const MANY = { entries: '个条目', values: '个值', delegations: '项未到期的代理' };
const WHERE = { entries: '一次导入', values: '一个字段', delegations: '一人' };
const KIND = { user: '账号', role: '角色', department: '部门', team: '团队', delegation: '代理' };
const CHANGE = { made: '新建', changed: '修改', removed: '删除' };
const BROKEN = { changed: '与当初写入的不符', missing: '缺失', moved: '与前一行不衔接' };

export const people: Catalog<PeopleParams> = {
  'people/unknown-department': (p) => `没有部门 ${p.code}`,
  'people/department-cycle': (p) => `${p.code} 不能隶属于 ${p.parent}：后者本在前者之下`,
  'people/department-in-use': (p) => `部门 ${p.code} 不为空：${p.holds} 隶属于它`,
  'people/unknown-role': (p) => `没有角色 ${p.role}`,
  'people/fixed-role': (p) => `角色 ${p.role} 不可更改，以保证始终有人能管理其余一切`,
  'people/role-in-use': (p) => `角色 ${p.role} 正在使用：${p.login} 拥有它`,
  'people/bad-code': (p) =>
    `${p.code} 不能用作编码：须以字母或数字开头，其后可用字母、数字和 _ . -，最长 64 个字符`,
  'people/reserved-attribute': (p) => `属性 ${p.name} 由系统算出，不能手工设定`,
  'people/beyond-own': (p) =>
    `${p.login} 有“${CAPABILITIES[p.capability].label.zh}”的权限而您没有：只有同样拥有该权限的人才能改动此账号`,
  'people/sight-attribute': (p) =>
    `数据权限按 ${p.name} 决定能看到哪些明细：只有能“${CAPABILITIES[p.capability].label.zh}”的人才能改`,
  'people/sees-everything': (p) =>
    `角色 ${p.role} 不受数据权限限制：只有同样不受限制的人，才能授予它，或管理拥有它的账号`,
  'people/last-administrator': (p) => `${p.login} 是最后一位可以登录的管理员`,
  'people/not-yourself': () => '任何人不得停用自己的账号、更改自己的角色，或由自己代理自己',
  'people/wrong-day': (p) => `${p.text} 不是 2026-03-31 这样的日期`,
  'people/delegation-days': (p) =>
    `代理期间不能为 ${p.from} 至 ${p.to}：截止日不得早于起始日和今天，且最长 ${p.most} 天`,
  'people/delegation-over': (p) => `此代理已于 ${p.to} 到期，不能再改；如仍需要，请新建一项`,
  'people/lost-right': (p) =>
    `此代理包含您已不再拥有的权限（${p.capabilities.map((name) => CAPABILITIES[name].label.zh).join('、')}），不能延至 ${p.to} 之后`,
  'people/signs-unread': (p) =>
    `“${CAPABILITIES[p.capability].label.zh}”须先能阅读所签内容：缺少“${CAPABILITIES.read.label.zh}”，仅此一项代理不起作用`,
  'people/no-delegation': (p) => `您今天不能代理 ${p.login}`,
  'people/not-in-place': () => '此事只能由本人办理，不能代理',
  'people/only-looking': (p) => `您正以 ${p.login} 的身份查看，不能更改任何内容；请先结束查看`,
  'people/view-beyond-own': (p) => `您自己看不到全部数据，因此不能以 ${p.login} 的身份查看`,
  'people/view-over': () => '以他人身份的查看已结束，请重新开始',
  'people/import-field': (p) => `${p.field} ${FIELD[p.problem]}`,
  'people/text-too-long': (p) => `${p.field} 过长：最多 ${p.most} 个字符`,
  'people/too-many': (p) => `${WHERE[p.what]}有 ${p.found} ${MANY[p.what]}，过多：最多 ${p.most} 个`,
  'people/changed-meanwhile': (p) =>
    `${KIND[p.kind]} ${p.name} 在您读取之后已由 ${p.by} 于 ${p.at} ${CHANGE[p.change]}，没有写入；请先看现在的内容，再重新提交`,
  'people/import-not-seen': () =>
    '与先前查看的结果不符：清单不是同一份，或写入后的结果已有不同；没有写入任何人；请重新查看会怎样改，再写入',
  'people/audit-broken': (p) => `审计日志已被破坏：第 ${p.seq} 行${BROKEN[p.problem]}`,
  'people/audit-cut': (p) =>
    `审计日志与在第 ${p.seq} 行导出的日志头不符：现有 ${p.events} 行，且该行内容不同`,
  'people/audit-heads-inside': (p) => `审计日志头必须存放在工作区文件夹之外，不能放在 ${p.path}`,
  'people/audit-heads-unreadable': (p) => `无法读写 ${p.path} 中导出的日志头：${p.reason}`,
};
