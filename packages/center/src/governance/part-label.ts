import type { Text } from '@plumbline/model';

/** Of whatever has a name in both languages. */
const NAMED: Readonly<Record<string, Text>> = {
  name: { zh: '名称', en: 'Name' },
  'label.zh': { zh: '中文名', en: 'Chinese name' },
  'label.en': { zh: '英文名', en: 'English name' },
  label: { zh: '中英文名', en: 'Name in both languages' },
};

const WORDS: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  term: {
    ...NAMED,
    'definition.zh': { zh: '释义（中文）', en: 'Meaning in Chinese' },
    'definition.en': { zh: '释义（英文）', en: 'Meaning in English' },
    definition: { zh: '释义', en: 'Meaning' },
    synonyms: { zh: '同义词', en: 'Synonyms' },
    owner: { zh: '责任人', en: 'Owner' },
    steward: { zh: '指标管理员', en: 'Steward' },
    broader: { zh: '上位术语', en: 'Broader term' },
    see: { zh: '参见', en: 'See also' },
    explains: { zh: '所解释的对象', en: 'What it explains' },
    'explains.metrics': { zh: '指标', en: 'Metrics' },
    'explains.dimensions': { zh: '维度', en: 'Dimensions' },
    'explains.datasets': { zh: '数据集', en: 'Datasets' },
  },
  policy: {
    ...NAMED,
    description: { zh: '说明', en: 'Description' },
    roles: { zh: '适用角色', en: 'Roles' },
    dataset: { zh: '数据集', en: 'Dataset' },
    where: { zh: '行条件', en: 'Rows that are open' },
    open: { zh: '全部行可见', en: 'Datasets open as a whole' },
    deny: { zh: '隐藏的字段', en: 'Hidden fields' },
    mask: { zh: '遮盖的字段', en: 'Masked fields' },
    'metrics.allow': { zh: '仅可见的指标', en: 'The only metrics seen' },
    'metrics.deny': { zh: '隐藏的指标', en: 'Hidden metrics' },
    metrics: { zh: '指标', en: 'Metrics' },
  },
};

/** What people call a part of a definition; of kinds without words its path. */
export function partLabel(kind: string, path: string): Text {
  return WORDS[kind]?.[path] ?? { zh: path, en: path };
}

export function hasPartLabel(kind: string, path: string): boolean {
  return WORDS[kind]?.[path] !== undefined;
}
