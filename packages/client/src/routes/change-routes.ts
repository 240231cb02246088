import { create, get, may, must, post, put } from './route-forms.ts';

const STEP = { access: 'propose', problems: [404, 409, 422] } as const;
const SIGN = { problems: [404, 409, 422] } as const;

/** Requests to change definitions, where changes are reviewed. */
export const CHANGE_ROUTES = {
  changeRequests: get('/api/v1/change-requests', 'ChangeRequestList', {
    access: 'read',
    zh: '变更申请，新的在前',
    en: 'change requests, the newest first',
    query: [
      may('state', {
        zh: '只列这些状态，以逗号分隔，如 in_review',
        en: 'only those in these states, with commas between: in_review',
      }),
      may('metric', { zh: '只列改动这个指标的', en: 'only those that change this metric' }),
    ],
    problems: [400],
  }),
  proposeChange: post('/api/v1/change-requests', 'NewChangeRequest', 'ApplyReport', {
    access: 'propose',
    zh: '由定义文件提出变更申请',
    en: 'ask for a change by definition files',
    problems: [422],
  }),
  changeRequest: get('/api/v1/change-requests/{id}', 'ChangeRequest', {
    access: 'read',
    zh: '一个变更申请：改了什么、影响谁、谁已签字',
    en: 'a change request: what changes, what it reaches, who signed',
    problems: [404],
  }),
  reviseChange: put('/api/v1/change-requests/{id}', 'ChangeRevision', 'ChangeRequestEntry', {
    access: 'propose',
    zh: '修改自己的申请；已有签字失效',
    en: 'revise a request of your own; its signatures are void',
    problems: [404, 409, 422],
  }),
  compareChange: get('/api/v1/change-requests/{id}/comparison', 'ValueComparison', {
    access: 'query',
    zh: '近 13 期新旧定义的数值',
    en: 'figures of the last 13 months by both definitions',
    query: [
      may('metric', {
        zh: '指标；默认为申请中的第一个',
        en: 'a metric; by default the first of the request',
      }),
    ],
    problems: [404, 422],
  }),
  submitChange: post('/api/v1/change-requests/{id}/submit', 'ChangeStep', 'ChangeRequestEntry', {
    ...STEP,
    zh: '把自己的草稿提交评审',
    en: 'put a draft of your own into review',
  }),
  withdrawChange: post('/api/v1/change-requests/{id}/withdraw', 'ChangeStep', 'ChangeRequestEntry', {
    ...STEP,
    zh: '撤回自己的申请',
    en: 'withdraw a request of your own',
  }),
  sendBackChange: post('/api/v1/change-requests/{id}/send-back', 'ChangeStep', 'ChangeRequestEntry', {
    ...STEP,
    zh: '要求修改',
    en: 'ask for something else',
  }),
  rejectChange: post('/api/v1/change-requests/{id}/reject', 'ChangeStep', 'ChangeRequestEntry', {
    ...STEP,
    zh: '驳回',
    en: 'reject it',
  }),
  signForFinance: post(
    '/api/v1/change-requests/{id}/signatures/finance',
    'ChangeStep',
    'ChangeRequestEntry',
    {
      ...SIGN,
      access: 'sign_finance',
      zh: '代表财务签字；最后一个签字即发布',
      en: 'sign for finance; the last signature publishes',
    },
  ),
  signForBusiness: post(
    '/api/v1/change-requests/{id}/signatures/business',
    'ChangeStep',
    'ChangeRequestEntry',
    {
      ...SIGN,
      access: 'sign_business',
      zh: '代表业务签字；最后一个签字即发布',
      en: 'sign for the business; the last signature publishes',
    },
  ),
  signForSelf: post('/api/v1/change-requests/{id}/signatures/self', 'ChangeStep', 'ChangeRequestEntry', {
    ...SIGN,
    access: 'apply',
    zh: '自审草稿，限评审方式为 self 的工作区',
    en: 'review a draft for oneself, where the workspace says `review: self`',
  }),
  compareVersions: get('/api/v1/metrics/{name}/versions/comparison', 'VersionComparison', {
    access: 'query',
    zh: '比较指标的两个版本：含义与近 13 期数值',
    en: 'two versions of a metric, by meaning and by figures of the last 13 months',
    query: [
      must('from', { zh: '版本号', en: 'number of a version' }),
      must('to', { zh: '另一个版本号', en: 'number of another version' }),
    ],
    problems: [400, 422],
  }),
  rollBackMetric: post('/api/v1/metrics/{name}/roll-back', 'RollBackRequest', 'ApplyReport', {
    access: 'propose',
    zh: '把较早版本的定义作为新版本提出；历史不改写',
    en: 'ask for what an earlier version said, as a new version; no history is rewritten',
    problems: [422],
  }),
  metricStanding: get('/api/v1/metrics/{name}/standing', 'Standing', {
    access: 'read',
    zh: '指标现状：是否草稿、漂移、暂停，以及经过',
    en: 'how a metric stands: draft, drifted, suspended, and what led there',
    problems: [404],
  }),
  confirmMetric: post('/api/v1/metrics/{name}/confirm', 'Confirmation', 'Standing', {
    access: 'sign_finance',
    zh: '确认漂移的指标仍然有效',
    en: 'say that a metric which has drifted is still right',
    problems: [404, 409],
  }),
  callablePeople: get('/api/v1/change-requests/{id}/people', 'PersonNameList', {
    access: 'propose',
    zh: '可在讨论中提及的人：能看到申请并参与讨论',
    en: 'people whom a comment can call: they see the request and take part in discussions',
    query: [may('search', { zh: '登录名或姓名的一部分', en: 'a part of the login or name' })],
    problems: [404],
  }),
  commentOnChange: create('/api/v1/change-requests/{id}/comments', 'NewComment', 'Comment', {
    access: 'propose',
    zh: '参与讨论，可提及他人',
    en: 'say something, and call people',
    problems: [404, 422],
  }),
} as const;
