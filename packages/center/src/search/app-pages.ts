import type { Text } from '@plumbline/model';

/** Pages of the web app by the last part of their address, with other words people use for them. */
export const APP_PAGES: readonly {
  readonly id: string;
  readonly label: Text;
  readonly synonyms: readonly Text[];
}[] = [
  { id: 'home', label: { zh: '工作台', en: 'Home' }, synonyms: [{ zh: '首页', en: 'My work' }] },
  {
    id: 'company',
    label: { zh: '经营驾驶舱', en: 'Company' },
    synonyms: [
      { zh: '驾驶舱', en: 'Cockpit' },
      { zh: '公司', en: 'Company picture' },
    ],
  },
  {
    id: 'metrics',
    label: { zh: '指标', en: 'Metrics' },
    synonyms: [
      { zh: '指标中心', en: 'Metric center' },
      { zh: '指标字典', en: 'Dictionary' },
    ],
  },
  {
    id: 'glossary',
    label: { zh: '术语表', en: 'Glossary' },
    synonyms: [
      { zh: '词汇表', en: 'Terms' },
      { zh: '名词解释', en: 'Vocabulary' },
    ],
  },
  {
    id: 'explore',
    label: { zh: '分析', en: 'Explore' },
    synonyms: [
      { zh: '多维分析', en: 'Analysis' },
      { zh: '透视表', en: 'Pivot' },
    ],
  },
  {
    id: 'statements',
    label: { zh: '报表', en: 'Statements' },
    synonyms: [
      { zh: '利润表', en: 'Income statement' },
      { zh: '资产负债表', en: 'Balance sheet' },
    ],
  },
  {
    id: 'reconciliations',
    label: { zh: '对账', en: 'Reconciliations' },
    synonyms: [
      { zh: '账表核对', en: 'Tie-out' },
      { zh: '总分核对', en: 'Sub-ledger to ledger' },
    ],
  },
  {
    id: 'closes',
    label: { zh: '结账', en: 'Period close' },
    synonyms: [
      { zh: '期间锁定', en: 'Locked periods' },
      { zh: '反结账', en: 'Unlock a period' },
    ],
  },
  { id: 'dashboards', label: { zh: '看板', en: 'Dashboards' }, synonyms: [{ zh: '仪表盘', en: 'Boards' }] },
];
