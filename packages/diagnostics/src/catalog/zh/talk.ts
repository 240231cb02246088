import type { TalkParams } from '../../codes/talk.ts';
import type { Catalog } from '../catalog.ts';

export const talk: Catalog<TalkParams> = {
  'talk/nothing-said': () => '内容只有空格；请至少写一个字',
  'talk/too-many-comments': (p) => `此处讨论已有 ${p.most} 条评论，不能再添加；已定的事请写进定义`,
  'talk/not-author': (p) => `只有评论人 ${p.author} 能撤回这条评论`,
  'talk/too-many-followed': (p) => `每人最多关注 ${p.most} 项；请先取消一些`,
  'talk/too-many-tasks': (p) => `${p.login} 已有 ${p.most} 个未完成的任务；请先关闭一些`,
  'talk/not-your-task': (p) => `只有任务 ${p.number} 的创建人、交办人和负责人能更改它`,
  'talk/not-given': (p) => `任务 ${p.number} 不是他人交给您的，无从谢绝`,
  'talk/task-closed': (p) => `任务 ${p.number} 已关闭；如需更改，请先重新打开`,
  'talk/given-and-closed': (p) => `任务 ${p.number} 要么转交他人，要么关闭；一次更改不能同时做这两件事`,
  'talk/answer-without-closing': (p) => `答复随关闭任务一起保存，而这次更改没有关闭任务 ${p.number}`,
  'talk/task-changed': (p) =>
    `任务 ${p.number} 在您读取之后已更改：现为第 ${p.revision} 次修改，您读到的是第 ${p.read} 次。没有写入任何内容`,
};
