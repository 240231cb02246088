import type { Text } from '@plumbline/model';

const HAN = /\p{Script=Han}/u;

/** `Fact Orders-2024.csv.gz` → `fact_orders_2024`; null where nothing of it can be written in a name. */
export function nameOfFile(file: string): string | null {
  const stem = stemOf(file);
  const name = stem
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
  if (HAN.test(stem)) return nameOfHan(stem);
  return name === '' ? null : name.slice(0, 60);
}

/** `下单日期` → `order_date`, where every part of it is a word that business tables use; else null. */
export function nameOfHan(text: string): string | null {
  const words: string[] = [];
  for (let rest = text.replace(/[\s_()（）/／:：-]+/g, ''); rest !== ''; ) {
    const found = LONGEST_FIRST.find(([han]) => rest.startsWith(han));
    const ascii = /^[a-z0-9]+/i.exec(rest)?.[0];
    if (found === undefined && ascii === undefined) return null;
    const [han, english] = found ?? [ascii ?? '', (ascii ?? '').toLowerCase()];
    if (english !== '' && english !== words.at(-1)) words.push(english);
    rest = rest.slice(han.length);
  }
  const name = words.join('_');
  return /^[a-z]/.test(name) ? name.slice(0, 60) : null;
}

/** Only suggestions: people edit the result. */
const WORDS_OF_HAN: Readonly<Record<string, string>> = {
  订单: 'order',
  下单: 'order',
  销售: 'sales',
  退货: 'return',
  退款: 'refund',
  采购: 'purchase',
  发货: 'shipping',
  交货: 'delivery',
  客户: 'customer',
  会员: 'member',
  供应商: 'supplier',
  商品: 'product',
  产品: 'product',
  货品: 'product',
  物料: 'material',
  门店: 'shop',
  店铺: 'shop',
  渠道: 'channel',
  平台: 'platform',
  员工: 'employee',
  部门: 'department',
  项目: 'project',
  仓库: 'warehouse',
  库存: 'stock',
  科目: 'account',
  凭证: 'voucher',
  品类: 'category',
  类别: 'category',
  分类: 'category',
  类型: 'type',
  品牌: 'brand',
  状态: 'status',
  等级: 'level',
  备注: 'note',
  说明: 'description',
  地区: 'region',
  区域: 'region',
  大区: 'region',
  省份: 'province',
  省: 'province',
  城市: 'city',
  市: 'city',
  国家: 'country',
  华东: 'east',
  华南: 'south',
  华北: 'north',
  华中: 'central',
  西南: 'southwest',
  西北: 'northwest',
  东北: 'northeast',
  编号: 'id',
  编码: 'code',
  代码: 'code',
  单号: 'id',
  号: 'id',
  名称: 'name',
  姓名: 'name',
  名: 'name',
  行号: 'line',
  日期: 'date',
  时间: 'time',
  月份: 'month',
  年月: 'month',
  年份: 'year',
  年度: 'year',
  年: 'year',
  季度: 'quarter',
  月: 'month',
  周: 'week',
  日: 'day',
  数量: 'quantity',
  件数: 'quantity',
  单价: 'price',
  价格: 'price',
  金额: 'amount',
  总额: 'amount',
  折扣: 'discount',
  税额: 'tax',
  税率: 'tax_rate',
  税: 'tax',
  收入: 'revenue',
  销售额: 'sales',
  营收: 'revenue',
  成本: 'cost',
  毛利: 'gross_profit',
  利润: 'profit',
  费用: 'expense',
  运费: 'freight',
  预算: 'budget',
  目标: 'target',
  实际: 'actual',
  付款: 'payment',
  回款: 'receipt',
  收款: 'receipt',
  余额: 'balance',
  工资: 'wage',
  含税: 'with_tax',
  不含税: 'net',
  本期: 'current',
  上期: 'previous',
  表: '',
  明细: '',
  的: '',
  数据: '',
  台账: '',
  清单: '',
};
const LONGEST_FIRST = Object.entries(WORDS_OF_HAN).sort(([a], [b]) => b.length - a.length);

/** What people call it: the text itself where it is Chinese, else its words. */
export function labelOf(text: string): Text {
  if (HAN.test(text)) return { zh: text, en: text };
  const words = text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .toLowerCase();
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  return { zh: label, en: label };
}

export function stemOf(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.(gz|zst)$/i, '').replace(/\.[a-z0-9]+$/i, '');
}
