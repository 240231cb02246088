import { BUSY, get, may, post, put } from './route-forms.ts';

/** Single metrics, edited beside the rest of the definitions. */
export const EDIT_ROUTES = {
  editStart: get('/api/v1/metric-edits', 'EditStart', {
    access: 'propose',
    zh: '编辑指标所需：公式可用的名称，变更由谁签字',
    en: 'what editing starts from: names that formulas can use, and who signs changes',
  }),
  writtenMetric: get('/api/v1/metrics/{name}/written', 'WrittenMetric', {
    access: 'propose',
    zh: '指标定义原文，供编辑',
    en: 'a metric as its definition says it, to be edited',
    query: [
      may('request', {
        zh: '变更申请，如 CR-0001：取其中所要求的内容',
        en: 'a change request, CR-0001: what it asks for',
      }),
    ],
    problems: [404],
  }),
  checkMetricEdit: post('/api/v1/metric-edits/check', 'EditCheckRequest', 'EditCheck', {
    access: 'propose',
    zh: '检查正在编辑的指标：问题、单位、时间可加性、可用维度；不保留任何内容',
    en: 'what an edited metric means, and what is wrong with it; nothing is kept',
    problems: [422, ...BUSY],
  }),
  previewMetricEdit: post('/api/v1/metric-edits/preview', 'EditPreviewRequest', 'EditPreview', {
    access: 'propose',
    zh: '以真实数据预览正在编辑的指标；不保留任何内容',
    en: 'figures of an edited metric over the rows that are loaded; nothing is kept',
    problems: [422, ...BUSY],
  }),
  proposeMetricEdits: post('/api/v1/metric-edits', 'MetricEdits', 'ApplyReport', {
    access: 'propose',
    zh: '提出对单个指标的变更；未设评审的工作区直接写入',
    en: 'ask for single metrics as edited; where nothing is reviewed they are written',
    problems: [409, 422, ...BUSY],
  }),
  reviseMetricEdits: put('/api/v1/metric-edits/{id}', 'MetricEditsRevision', 'ChangeRequestEntry', {
    access: 'propose',
    zh: '修改自己的变更申请中的指标；已有签字失效',
    en: 'put metrics as edited into a request of your own; its signatures are void',
    problems: [404, 409, 422, ...BUSY],
  }),
} as const;
