/** What a definition is on its way, from a draft to its end. */
export const LIFECYCLE_STATES = {
  draft: { zh: '草稿', en: 'draft' },
  in_review: { zh: '评审中', en: 'in review' },
  change_requested: { zh: '待修改', en: 'change requested' },
  rejected: { zh: '已驳回', en: 'rejected' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  published: { zh: '已发布', en: 'published' },
  deprecated: { zh: '已弃用', en: 'deprecated' },
  retired: { zh: '已停用', en: 'retired' },
} as const;

/** What moves a definition on. The last four are found by the system. */
export const LIFECYCLE_EVENTS = {
  submit: { zh: '提交评审', en: 'submitted' },
  draft: { zh: '起草或修改', en: 'revised' },
  request_changes: { zh: '要求修改', en: 'sent back for changes' },
  reject: { zh: '驳回', en: 'rejected' },
  withdraw: { zh: '撤回', en: 'withdrawn' },
  sign: { zh: '签字', en: 'signed' },
  publish: { zh: '发布', en: 'published' },
  deprecate: { zh: '弃用', en: 'deprecated' },
  reinstate: { zh: '恢复', en: 'reinstated' },
  retire: { zh: '停用', en: 'retired' },
  confirm: { zh: '确认仍然有效', en: 'confirmed as still right' },
  drift: { zh: '标为已漂移', en: 'marked as drifted' },
  settle: { zh: '解除漂移', en: 'no longer marked as drifted' },
  suspend: { zh: '暂停', en: 'suspended' },
  resume: { zh: '恢复使用', en: 'resumed' },
} as const;

/** In whose name somebody signs. */
export const SIGNATURE_SIDES = {
  finance: { zh: '财务', en: 'finance' },
  business: { zh: '业务', en: 'business' },
  self: { zh: '自审', en: 'self-review' },
} as const;

/** What a reader of a figure must know of its definition. */
export const FIGURE_MARKS = {
  draft: { zh: '草稿·未复核', en: 'draft, not reviewed' },
  self_reviewed: { zh: '自审', en: 'self-reviewed' },
  drifted: { zh: '已漂移', en: 'drifted' },
  suspended: { zh: '已暂停', en: 'suspended' },
  deprecated: { zh: '已弃用', en: 'deprecated' },
  retired: { zh: '已停用', en: 'retired' },
} as const;

export type LifecycleState = keyof typeof LIFECYCLE_STATES;
export type LifecycleEvent = keyof typeof LIFECYCLE_EVENTS;
export type SignatureSide = keyof typeof SIGNATURE_SIDES;
export type FigureMark = keyof typeof FIGURE_MARKS;
