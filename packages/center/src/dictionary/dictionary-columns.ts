import type { Text } from '@plumbline/model';
import { ATTRIBUTES, CHOICES } from './attribute-words.ts';
import {
  choiceColumn,
  type DictionaryColumn,
  formulaColumn,
  languageColumn,
  listColumn,
  textColumn,
} from './column-kinds.ts';

/** Which metric a row is about. */
export const NAME = textColumn({
  path: 'name',
  heading: { zh: '引用名', en: 'Name in formulas' },
  help: {
    zh: '公式和接口中使用的名称：小写字母开头，可含数字与下划线。新指标必填；已有指标请勿修改，改了就是另一个指标。',
    en: 'what formulas and the API call it: a small letter, then letters, digits and underscores. A new metric needs one; another name means another metric.',
  },
  width: 24,
});

/** The version that a row was made from: not to be touched. */
export const VERSION_HEADING: Text = { zh: '导出版本', en: 'Exported version' };
export const VERSION_HELP: Text = {
  zh: '导出时的版本，用来发现其间有没有别人改过。隐藏列，请勿改动；新指标留空。',
  en: 'the version at the time of the export, by which changes of others are noticed. Hidden; leave it alone, and empty for a new metric.',
};

const one = (path: keyof typeof CHOICES | string, width: number, help: Text) => ({
  path,
  heading: ATTRIBUTES.get(path) ?? { zh: path, en: path },
  width,
  help,
});
const CHOOSE: Text = {
  zh: '从列表中选择，中英文都可以',
  en: 'choose from the list; Chinese and English are both read',
};

/** Everything of a metric that a row says, in the order of the sheet. */
export const COLUMNS: readonly DictionaryColumn[] = [
  NAME,
  textColumn(one('code', 12, { zh: '企业内唯一的编码', en: 'a code of your own; no two metrics share one' })),
  languageColumn(
    {
      path: 'label',
      heading: { zh: '中文名称', en: 'Chinese name' },
      width: 20,
      help: { zh: '页面上显示的名称', en: 'what pages show' },
    },
    'zh',
  ),
  languageColumn(
    {
      path: 'label',
      heading: { zh: '英文名称', en: 'English name' },
      width: 24,
      help: { zh: '英文页面上显示的名称', en: 'what English pages show' },
    },
    'en',
  ),
  listColumn({
    path: 'synonyms',
    heading: { zh: '别名', en: 'Synonyms' },
    width: 24,
    help: { zh: '人们的其他叫法，用分号分隔', en: 'other words people use, semicolons between them' },
  }),
  formulaColumn({
    path: 'formula',
    heading: { zh: '公式', en: 'Formula' },
    width: 48,
    help: {
      zh: '可写名称也可写引用名：[销售收入] - [销售成本]，或 revenue - cost',
      en: 'by labels or by names: [Revenue] - [Cost], or revenue - cost',
    },
  }),
  languageColumn(
    {
      path: 'basis',
      heading: { zh: '口径', en: 'Basis (zh)' },
      width: 40,
      help: { zh: '什么算在内、什么不算', en: 'what is in and what is out, in Chinese' },
    },
    'zh',
  ),
  languageColumn(
    {
      path: 'basis',
      heading: { zh: '口径（英文）', en: 'Basis' },
      width: 40,
      help: { zh: '英文口径', en: 'what is in and what is out' },
    },
    'en',
  ),
  languageColumn(
    {
      path: 'description',
      heading: { zh: '说明', en: 'Description (zh)' },
      width: 40,
      help: { zh: '给读者的说明', en: 'words for readers, in Chinese' },
    },
    'zh',
  ),
  languageColumn(
    {
      path: 'description',
      heading: { zh: '说明（英文）', en: 'Description' },
      width: 40,
      help: { zh: '英文说明', en: 'words for readers' },
    },
    'en',
  ),
  textColumn({
    path: 'unit',
    heading: { zh: '单位', en: 'Unit' },
    width: 14,
    help: {
      zh: 'money、percent、ratio、days、number、count(orders) 等；留空则由公式推出',
      en: 'money, percent, ratio, days, number, count(orders); empty: what the formula gives',
    },
  }),
  choiceColumn(
    { path: 'direction', heading: { zh: '方向', en: 'Direction' }, width: 16, help: CHOOSE },
    CHOICES.direction,
  ),
  choiceColumn(one('ability', 14, CHOOSE), CHOICES.ability),
  choiceColumn(one('perspective', 16, CHOOSE), CHOICES.perspective),
  choiceColumn(one('nature', 10, CHOOSE), CHOICES.nature),
  choiceColumn(one('layer', 10, CHOOSE), CHOICES.layer),
  choiceColumn(one('tier', 10, CHOOSE), CHOICES.tier),
  textColumn(one('area', 14, { zh: '业务领域，如 sales', en: 'field of business, such as sales' })),
  languageColumn(
    {
      path: 'purpose',
      heading: { zh: '目的', en: 'Purpose (zh)' },
      width: 32,
      help: { zh: '为什么看这个指标', en: 'what it is looked at for, in Chinese' },
    },
    'zh',
  ),
  languageColumn(
    {
      path: 'purpose',
      heading: { zh: '目的（英文）', en: 'Purpose' },
      width: 32,
      help: { zh: '英文的目的', en: 'what it is looked at for' },
    },
    'en',
  ),
  listColumn(
    one('analysis', 20, {
      zh: '如 trend; compare，用分号分隔',
      en: 'such as trend; compare, semicolons between them',
    }),
  ),
  textColumn(one('frequency', 12, { zh: '如 daily、monthly', en: 'such as daily, monthly' })),
  textColumn(one('ready', 12, { zh: '数据何时就绪，如 WD+5', en: 'when its data are there, such as WD+5' })),
  textColumn(one('owner', 24, { zh: '对数字负责的人', en: 'who answers for the figure' })),
  textColumn(one('department', 14, { zh: '归口部门', en: 'the department it belongs to' })),
  textColumn(one('steward', 24, { zh: '维护定义的人', en: 'who keeps its definition' })),
  textColumn(one('data_source', 16, { zh: '数据来自哪个系统', en: 'the system its data come from' })),
];
