import type { Text } from '@plumbline/model';

/** Pages of the web app by the last part of their address, with other words people use for them. */
export const APP_PAGES: readonly {
  readonly id: string;
  readonly label: Text;
  readonly synonyms: readonly string[];
}[] = [
  { id: 'home', label: { zh: '工作台', en: 'Home' }, synonyms: ['首页', '主页', 'my work'] },
  {
    id: 'company',
    label: { zh: '经营驾驶舱', en: 'Company' },
    synonyms: ['驾驶舱', '公司', 'cockpit', 'company picture'],
  },
  {
    id: 'metrics',
    label: { zh: '指标', en: 'Metrics' },
    synonyms: ['指标中心', '指标字典', 'metric center', 'dictionary'],
  },
  {
    id: 'explore',
    label: { zh: '分析', en: 'Explore' },
    synonyms: ['多维分析', '透视表', 'pivot', 'analysis'],
  },
  { id: 'dashboards', label: { zh: '看板', en: 'Dashboards' }, synonyms: ['仪表板', '仪表盘'] },
];
