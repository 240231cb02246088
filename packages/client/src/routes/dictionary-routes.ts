import { XLSX } from './media.ts';
import { post } from './route-forms.ts';

/** The dictionary as a workbook, one row for each metric. */
export const DICTIONARY_ROUTES = {
  exportDictionary: {
    method: 'get',
    path: '/api/v1/dictionary',
    access: 'read',
    help: {
      zh: '下载指标字典（Excel，每个指标一行）',
      en: 'download the dictionary of metrics as a workbook, one row for each',
    },
    ok: { status: 200, media: XLSX },
    problems: [422],
  },
  importDictionary: post('/api/v1/dictionary', 'DictionaryImport', 'DictionaryReport', {
    access: 'propose',
    zh: '导入修改过的指标字典；dry_run 只报告每一行、每一格会怎样改',
    en: 'bring in a dictionary that was edited; dry_run only tells what each row and cell would change',
    problems: [409, 422],
  }),
} as const;
