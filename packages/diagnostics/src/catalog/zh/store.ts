import { CAPABILITIES } from '../../capability.ts';
import type { StoreParams } from '../../codes/store.ts';
import type { Catalog } from '../catalog.ts';

export const store: Catalog<StoreParams> = {
  'store/unknown-url': (p) =>
    `目录库地址${p.scheme === '' ? '没有协议头' : `以 ${p.scheme} 开头`}；应以 file: 或 postgres: 开头`,
  'store/cannot-open': (p) => `无法打开目录库：${p.reason}`,
  'store/newer': (p) => `目录库由更新版本的 plumbline 写成（本版本不认识步骤 ${p.step}）；未做任何改动`,
  'store/migration-edited': (p) => `目录库结构的步骤 ${p.step} 与当初建库时不一致；未做任何改动`,
  'store/unavailable': (p) => `目录库没有响应：${p.reason}`,
  'store/login-taken': (p) => `登录名 ${p.login} 已被使用`,
  'store/bad-login': (p) =>
    `${p.login} 不能用作登录名：须以字母或数字开头，其后可用字母、数字和 . _ @ + -，最长 128 个字符`,
  'store/unknown-user': (p) => `没有用户 ${p.id}`,
  'store/backup-exists': (p) => `${p.file} 已存在；备份从不覆盖文件`,
  'store/backup-not-writable': (p) => `无法写入备份 ${p.file}：${p.reason}`,
  'store/backup-unreadable': (p) => `${p.file} 不是完整的备份：${p.reason}`,
  'store/backup-newer': (p) => `${p.file} 由更新版本的 plumbline 写成（备份格式 ${p.format}）`,
  'store/restore-not-empty': (p) => `${p.folder} 不是空文件夹；备份只能恢复到空的或新建的文件夹`,
  'store/in-server': () => '此工作区的目录库在数据库服务器上，而没有指明是哪一个',
  'store/in-folder': () => '此工作区的目录库在其文件夹里，不能改用数据库服务器',
  'store/other-workspace': () => '所指的数据库里是另一个工作区的目录库',
  'store/not-allowed': (p) => `您的角色没有这项权限：${CAPABILITIES[p.capability].label.zh}`,
  'store/not-owner': (p) => `只有所有者 ${p.owner} 可以改动它；可以另存为自己的一份`,
  'store/too-many-kept': (p) =>
    `每人最多保存 ${p.most} 个${p.kind === 'view' ? '视图' : '看板'}；请先删除不再需要的`,
};
