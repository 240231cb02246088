import { BAD_PAYER } from '../../control/receivable-control.ts';
import type { SalesChannel } from '../../control/revenue-plan.ts';
import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';

interface Kind {
  readonly channel: SalesChannel;
  readonly type: string;
  readonly firstId: number;
  readonly count: number;
  readonly fewest: number;
  readonly creditDays: number;
}

const KINDS: readonly Kind[] = [
  { channel: 'dealer', type: 'dealer', firstId: 2_000_001, count: 420, fewest: 40, creditDays: 30 },
  {
    channel: 'project',
    type: 'developer',
    firstId: BAD_PAYER.customerId,
    count: 60,
    fewest: 12,
    creditDays: 60,
  },
  { channel: 'export', type: 'importer', firstId: 4_000_001, count: 45, fewest: 10, creditDays: 75 },
];

export const businessCount = (channel: SalesChannel, scale: number): number => {
  const kind = KINDS.find((one) => one.channel === channel);
  return kind === undefined ? 0 : Math.max(kind.fewest, Math.round(kind.count * scale));
};

export const firstBusinessId = (channel: SalesChannel): number =>
  KINDS.find((one) => one.channel === channel)?.firstId ?? 0;

const SYLLABLES = [
  { zh: '恒', en: 'Heng' },
  { zh: '嘉', en: 'Jia' },
  { zh: '盛', en: 'Sheng' },
  { zh: '宏', en: 'Hong' },
  { zh: '远', en: 'Yuan' },
  { zh: '达', en: 'Da' },
  { zh: '信', en: 'Xin' },
  { zh: '和', en: 'He' },
  { zh: '丰', en: 'Feng' },
  { zh: '泰', en: 'Tai' },
  { zh: '华', en: 'Hua' },
  { zh: '瑞', en: 'Rui' },
  { zh: '安', en: 'An' },
  { zh: '锦', en: 'Jin' },
  { zh: '明', en: 'Ming' },
  { zh: '德', en: 'De' },
  { zh: '兴', en: 'Xing' },
  { zh: '荣', en: 'Rong' },
];
const WORDS = SYLLABLES.map((one) => one.zh);
const WORDS_EN = SYLLABLES.map((one) => one.en);
const BAD = { zh: '恒屹置业', en: 'Hengyi Property' };
const DEALER = { zh: '家居', en: ' Furniture' };
const DEVELOPER = { zh: '置业', en: ' Property' };
const LANDS = ['US', 'DE', 'GB', 'AU', 'FR', 'NL', 'AE', 'SG'];

const list = (words: readonly string[]): string => `[${words.map((word) => `'${word}'`).join(', ')}]`;

/** Dealers, developers and importers: few, named, with credit. */
export const customerBusiness: Table = {
  kind: 'table',
  name: 'customer_business',
  layout: 'single',
  select: ({ scale }) => {
    const kinds = valuesOf(
      { ch: 'VARCHAR', customer_type: 'VARCHAR', first_id: 'BIGINT', many: 'BIGINT', credit_days: 'INTEGER' },
      KINDS.map((kind) => [
        kind.channel,
        kind.type,
        kind.firstId,
        businessCount(kind.channel, scale),
        kind.creditDays,
      ]),
    );
    const word = (salt: string, words: readonly string[]) =>
      `${list(words)}[n('${salt}', customer_id, ${words.length}) + 1]`;
    return `SELECT customer_id, customer_type,
      CASE WHEN customer_id = ${BAD_PAYER.customerId} THEN '${BAD.zh}'
        WHEN ch = 'dealer' THEN g.city || ${word('name', WORDS)} || ${word('name 2', WORDS)} || '${DEALER.zh}'
        WHEN ch = 'project' THEN ${word('name', WORDS)} || ${word('name 2', WORDS)} || '${DEVELOPER.zh}'
        ELSE ${word('name', WORDS_EN)} || ' Home ' || ${word('land', LANDS)} END || CASE WHEN customer_id = ${BAD_PAYER.customerId} THEN '' ELSE ' ' || (customer_id % 1000000) END AS name,
      CASE WHEN customer_id = ${BAD_PAYER.customerId} THEN '${BAD.en}'
        WHEN ch = 'dealer' THEN g.city_en || ' ' || ${word('name', WORDS_EN)} || lower(${word('name 2', WORDS_EN)}) || '${DEALER.en}'
        WHEN ch = 'project' THEN ${word('name', WORDS_EN)} || lower(${word('name 2', WORDS_EN)}) || '${DEVELOPER.en}'
        ELSE ${word('name', WORDS_EN)} || ' Home ' || ${word('land', LANDS)} END || CASE WHEN customer_id = ${BAD_PAYER.customerId} THEN '' ELSE ' ' || (customer_id % 1000000) END AS name_en,
      ch AS channel_id, CASE WHEN ch = 'export' THEN 'overseas' ELSE g.region_id END AS region_id,
      CASE WHEN ch = 'export' THEN NULL ELSE g.city END AS city, CASE WHEN ch = 'export' THEN NULL ELSE g.city_en END AS city_en,
      ('2015-01-01'::DATE + n('since', customer_id, 3000)) AS since_date, credit_days,
      CASE WHEN customer_id = ${BAD_PAYER.customerId} THEN 'A' ELSE substr('ABC', n('grade', customer_id, 3) + 1, 1) END AS grade
      FROM (SELECT *, (first_id + unnest(range(many)))::BIGINT AS customer_id FROM (${kinds})) k
      JOIN region_slot g ON g.slot = n('region', customer_id, 1000)`;
  },
  orderBy: 'customer_id',
};
