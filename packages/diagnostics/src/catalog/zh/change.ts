import type { ChangeParams } from '../../codes/change.ts';
import { LIFECYCLE_EVENTS, LIFECYCLE_STATES, SIGNATURE_SIDES } from '../../lifecycle.ts';
import type { Catalog } from '../catalog.ts';
import { kinds } from './object-kinds.ts';

export const change: Catalog<ChangeParams> = {
  'change/wrong-step': (p) => `“${LIFECYCLE_STATES[p.state].zh}”状态下不能“${LIFECYCLE_EVENTS[p.event].zh}”`,
  'change/no-such-signature': (p) => `本工作区的评审方式不需要“${SIGNATURE_SIDES[p.side].zh}”签字`,
  'change/own-request': (p) => `${p.requester} 是提出人，提出人不能签字，管理员也不例外`,
  'change/not-requester': (p) => `只有提出人 ${p.requester} 能修改、提交或撤回此变更申请`,
  'change/not-signer': () => '只有可代表财务或业务签字的人能退回或驳回此变更申请；您可以评论',
  'change/signed-already': (p) => `${p.by} 已代表${SIGNATURE_SIDES[p.side].zh}签字`,
  'change/both-sides': (p) => `您已代表${SIGNATURE_SIDES[p.side].zh}签字；同一人不能为双方签字`,
  'change/overtaken': (p) =>
    `${p.id} 已另行发布到第 ${p.version} 版，而申请依据的是${p.read === 0 ? '它尚不存在时' : `第 ${p.read} 版`}。没有写入任何内容`,
  'change/revised-meanwhile': (p) =>
    `${p.id} 在您读取之后已修改：现为第 ${p.revision} 稿，您读到的是第 ${p.read} 稿。没有写入任何内容`,
  'change/nothing-to-change': () => '定义与目录一致，没有可申请的变更',
  'change/deadline-past': (p) => `期限 ${p.due} 已过，今天是 ${p.today}；请填今天或以后的日期，或不填`,
  'change/not-reviewed': () => '本工作区没有设置评审：定义以 plumbline apply 直接写入',
  'change/in-force': (p) => `${p.id} 的草稿已在使用，不能撤回或驳回`,
  'change/closed-definitions': () =>
    '部分定义因数据权限对您不可见，而此操作涉及全部定义；请由能看到全部定义的人进行',
  'change/closes-to-writer': (p) =>
    `您现在能看到全部，而这些定义会让您看不到 ${p.names.join('、')}${p.count > p.names.length ? ' 等' : ''}：此后您不能再应用任何文件，包括撤回它的文件`,
  'change/asked-already': (p) =>
    `您已在 ${p.id} 中提出相同的变更：该申请保持不变，这次的文件另有不同之处，未随申请保存`,
  'change/unknown-person': (p) => `没有可参与此事的用户 ${p.login}`,
  'change/unknown-version': (p) => `指标 ${p.metric} 没有第 ${p.version} 版，只有：${p.known.join('、')}`,
  'change/unknown-metric': (p) => `此变更申请不涉及指标 ${p.name}`,
  'change/stale-edit': (p) =>
    `编辑 ${p.name} 期间，他人已将其改为第 ${p.version} 版（您从${p.read === 0 ? '空白' : `第 ${p.read} 版`}改起）：现为 ${p.theirs}；您写的是 ${p.mine}`,
  'change/name-taken': (p) => `已有名为 ${p.name} 的${kinds[p.kind]}，请另取名称`,
  'change/edited-twice': (p) => `同一次调用中两次编辑${kinds[p.kind]} ${p.name}，只能提交一次`,
  'change/base-of-nothing': (p) =>
    `未写明名称的编辑不依据任何版本，却写了第 ${p.base} 版；请写明名称，或将 base 设为 0`,
  'change/unread-definition': (p) =>
    `${p.name} 的最新定义对您不可见，因此不能覆盖；请由能看到完整定义的人修改`,
  'change/renamed-edit': (p) =>
    `正在编辑的是${kinds[p.kind]} ${p.name}，文本中却写作 ${p.found}；${kinds[p.kind]}不能改名`,
  'change/no-definition-text': (p) => `文本须是一个${kinds[p.kind]}，且写明 name`,
  'change/catalog-newer': (p) =>
    `${kinds[p.kind]} ${p.name}：文件仍是上次应用的内容，此后目录${p.isGone ? '已移除它' : `已改为第 ${p.version} 版`}（${told(p)}），以目录为准`,
  'change/both-changed': (p) =>
    `${kinds[p.kind]} ${p.name} 在文件和目录中都改过（目录第 ${p.version} 版，${told(p)}）${divided(p)}。没有写入任何内容`,
  'change/only-in-catalog': (p) =>
    `有 ${p.count} 个定义不是由文件建立的，予以保留：${p.names.join('、')}${p.count > p.names.length ? ' 等' : ''}`,
  'change/goes-back': (p) =>
    `${kinds[p.kind]} ${p.name}：文件内容与第 ${p.like} 版相同，会撤回第 ${p.version} 版（${told(p)}）；如非本意，说明文件是旧副本，请先更新`,
  'change/unknown-choice': (p) =>
    p.isTwice
      ? `${p.name} 不能同时出现在 --ours 与 --theirs 中`
      : `--ours 或 --theirs 中的 ${p.name}，文件和目录里都没有`,
  'change/ambiguous-choice': (p) =>
    `--ours 或 --theirs 中的 ${p.name} 是多种定义共用的名称：请在名称前写明种类和冒号`,
  'change/no-sight-of': (p) =>
    `${kinds[p.kind]}不决定谁能看到什么：只有数据权限可以某人的身份查看；请去掉 through`,
  'change/still-named': (p) =>
    `${kinds[p.kind]} ${p.name} 仍被 ${p.by.join('、')} 引用，先去掉这些引用才能移除`,
};

/** Who and when, as far as it may be told. */
function told({ by, on }: { readonly by: string | null; readonly on: string }): string {
  return by === null ? on : `${by}，${on}`;
}

type Both = ChangeParams['change/both-changed'];

/** What is not alike, as far as it may be told. */
function divided({ gone, parts }: Both): string {
  if (gone === 'files') return '：文件中已没有它';
  if (gone === 'catalog') return '：目录中已没有它';
  const said = parts.map(
    ({ path, files, catalog }) => `${path} 文件为 ${files ?? '无'}，目录为 ${catalog ?? '无'}`,
  );
  return said.length === 0 ? '' : `：${said.join('；')}`;
}
