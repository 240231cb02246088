import type { en } from './en.ts';

export const zh: typeof en = {
  names: {
    draft: '草稿·未复核',
    self_reviewed: '自审',
    drifted: '已漂移',
    suspended: '已暂停',
    deprecated: '已弃用',
    retired: '已停用',
  },
  says: {
    draft: '这个口径还没有人复核',
    self_reviewed: '这个口径由编写人自己复核',
    drifted: '发布之后，这个指标所依据的东西变了',
    suspended: '这个指标或它所用的指标与应当勾稽的数对不上',
    deprecated: '这个口径将要停用',
    retired: '这个口径已经停用，不再回答新的问题',
  },
  standing: '口径现状',
  since: (at) => `${at}发现`,
  gone: (id) => `列${id}不见了`,
  column: (id, was, is) => `列${id}原为${was}，现为${is}`,
  came: (id) => `多了列${id}`,
  metric: (name) => `${name}的口径变了`,
  dataset: (name) => `数据集${name}的定义变了`,
  wasIs: (was, is) => `${was} → ${is}`,
  tieOut: (name) => `对账：${name}`,
  confirm: '确认仍然有效',
  confirmTitle: (name) => `${name}：确认仍然有效`,
  confirmNote: '将以您的名义记录：已核对，口径仍然有效。',
  comment: '核对了什么',
};
