import { BUSY, get, may, post, put } from './route-forms.ts';

/** Single definitions, edited beside the rest of the definitions. */
export const EDIT_ROUTES = {
  editStart: get('/api/v1/edits', 'EditStart', {
    access: 'propose',
    zh: '编辑定义所需：公式可用的名称，变更由谁签字',
    en: 'what editing starts from: names that formulas can use, and who signs changes',
  }),
  writtenDefinition: get('/api/v1/edits/{kind}/{name}', 'WrittenDefinition', {
    access: 'propose',
    zh: '指标（metric）、术语（term）或数据权限（policy）的定义原文，供编辑',
    en: 'what the definition of a metric, term or policy says, to be edited',
    query: [
      may('request', {
        zh: '变更申请，如 CR-0001：取其中所要求的内容',
        en: 'a change request, CR-0001: what it asks for',
      }),
    ],
    problems: [404],
  }),
  checkEdit: post('/api/v1/edits/check', 'EditCheckRequest', 'EditCheck', {
    access: 'propose',
    zh: '检查正在编辑的定义：问题、改动，指标另有单位、时间可加性、可用维度；不保留任何内容',
    en: 'what an edited definition changes and means, and what is wrong with it; nothing is kept',
    problems: [422, ...BUSY],
  }),
  previewEdit: post('/api/v1/edits/preview', 'EditPreviewRequest', 'EditPreview', {
    access: 'propose',
    zh: '以真实数据预览正在编辑的指标；不保留任何内容',
    en: 'figures of an edited metric over the rows that are loaded; nothing is kept',
    problems: [422, ...BUSY],
  }),
  proposeEdits: post('/api/v1/edits', 'DefinitionEdits', 'ApplyReport', {
    access: 'propose',
    zh: '提出对单个定义的变更或移除；未设评审的工作区直接写入',
    en: 'ask for single definitions as edited, or removed; where nothing is reviewed they are written',
    problems: [409, 422, ...BUSY],
  }),
  reviseEdits: put('/api/v1/edits/{id}', 'DefinitionEditsRevision', 'ChangeRequestEntry', {
    access: 'propose',
    zh: '修改自己的变更申请中的定义；已有签字失效',
    en: 'put definitions as edited into a request of your own; its signatures are void',
    problems: [404, 409, 422, ...BUSY],
  }),
} as const;
