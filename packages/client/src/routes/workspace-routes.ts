import { ZIP } from './media.ts';
import { BUSY, post } from './route-forms.ts';

/** Definitions and data in, everything out. */
export const WORKSPACE_ROUTES = {
  check: post('/api/v1/check', 'CheckRequest', 'CheckReport', {
    access: 'apply',
    zh: '检查定义文件，不保留任何内容',
    en: 'check definition files; nothing is kept',
    problems: [422],
  }),
  apply: post('/api/v1/apply', 'ApplyRequest', 'ApplyReport', {
    access: 'apply',
    zh: '比较定义文件与目录，记录差异',
    en: 'compare definition files with the catalog and record the difference',
    problems: [409, 422],
  }),
  definitionFiles: post('/api/v1/definition-files', 'DefinitionFilesRequest', 'DefinitionFilesReport', {
    access: 'apply',
    zh: '把目录写回定义文件：给出文件则写回这些文件，否则写回上次应用的文件；只返回有改动的文件',
    en: 'the catalog written into definition files: into those that are sent, or those that were last applied; gives those that change',
    bodyOptional: true,
    problems: [409, 422],
  }),
  definitionArchive: {
    method: 'get',
    path: '/api/v1/definition-files',
    access: 'apply',
    help: {
      zh: '下载与上次应用时不同的定义文件（zip，保留文件夹）',
      en: 'download the definition files that differ from those that were last applied, in their folders (zip)',
    },
    ok: { status: 200, media: ZIP },
    problems: [422],
  },
  load: post('/api/v1/load', 'LoadRequest', 'LoadReport', {
    access: 'load',
    zh: '加载缺少的或已变化的数据；以 application/x-ndjson 可随时看到进度',
    en: 'load what is missing or has changed; as application/x-ndjson with its progress',
    bodyOptional: true,
    lines: 'LoadEvent',
    problems: [406, 409, 422],
  }),
  suggestRollups: post('/api/v1/rollups/suggestions', 'RollupQuestions', 'RollupSuggestions', {
    access: 'apply',
    zh: '由近来的查询（或所给的查询）建议预聚合，附可粘贴的定义',
    en: 'rollups that would spare reads of what was asked lately, or of these questions, with definitions to paste',
    bodyOptional: true,
    problems: [422, ...BUSY],
  }),
  backup: {
    method: 'post',
    path: '/api/v1/backup',
    access: 'backup',
    help: { zh: '下载整个工作区的备份', en: 'download a backup of the whole workspace' },
    ok: { status: 200, media: 'application/octet-stream' },
    problems: [409, 422],
  },
} as const;
