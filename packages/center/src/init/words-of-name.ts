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
    const found = LONGEST_FIRST.find(({ zh }) => rest.startsWith(zh));
    const ascii = /^[a-z0-9]+/i.exec(rest)?.[0];
    if (found === undefined && ascii === undefined) return null;
    const { zh, en } = found ?? { zh: ascii ?? '', en: (ascii ?? '').toLowerCase() };
    if (en !== '' && en !== words.at(-1)) words.push(en);
    rest = rest.slice(zh.length);
  }
  const name = words.join('_');
  return /^[a-z]/.test(name) ? name.slice(0, 60) : null;
}

/** Only suggestions: people edit the result. */
const WORDS_OF_HAN: readonly Text[] = [
  { zh: '订单', en: 'order' },
  { zh: '下单', en: 'order' },
  { zh: '销售', en: 'sales' },
  { zh: '退货', en: 'return' },
  { zh: '退款', en: 'refund' },
  { zh: '采购', en: 'purchase' },
  { zh: '发货', en: 'shipping' },
  { zh: '交货', en: 'delivery' },
  { zh: '客户', en: 'customer' },
  { zh: '会员', en: 'member' },
  { zh: '供应商', en: 'supplier' },
  { zh: '商品', en: 'product' },
  { zh: '产品', en: 'product' },
  { zh: '货品', en: 'product' },
  { zh: '物料', en: 'material' },
  { zh: '门店', en: 'shop' },
  { zh: '店铺', en: 'shop' },
  { zh: '渠道', en: 'channel' },
  { zh: '平台', en: 'platform' },
  { zh: '员工', en: 'employee' },
  { zh: '部门', en: 'department' },
  { zh: '项目', en: 'project' },
  { zh: '仓库', en: 'warehouse' },
  { zh: '库存', en: 'stock' },
  { zh: '科目', en: 'account' },
  { zh: '凭证', en: 'voucher' },
  { zh: '品类', en: 'category' },
  { zh: '类别', en: 'category' },
  { zh: '分类', en: 'category' },
  { zh: '类型', en: 'type' },
  { zh: '品牌', en: 'brand' },
  { zh: '状态', en: 'status' },
  { zh: '等级', en: 'level' },
  { zh: '备注', en: 'note' },
  { zh: '说明', en: 'description' },
  { zh: '地区', en: 'region' },
  { zh: '区域', en: 'region' },
  { zh: '大区', en: 'region' },
  { zh: '省份', en: 'province' },
  { zh: '省', en: 'province' },
  { zh: '城市', en: 'city' },
  { zh: '市', en: 'city' },
  { zh: '国家', en: 'country' },
  { zh: '华东', en: 'east' },
  { zh: '华南', en: 'south' },
  { zh: '华北', en: 'north' },
  { zh: '华中', en: 'central' },
  { zh: '西南', en: 'southwest' },
  { zh: '西北', en: 'northwest' },
  { zh: '东北', en: 'northeast' },
  { zh: '编号', en: 'id' },
  { zh: '编码', en: 'code' },
  { zh: '代码', en: 'code' },
  { zh: '单号', en: 'id' },
  { zh: '号', en: 'id' },
  { zh: '名称', en: 'name' },
  { zh: '姓名', en: 'name' },
  { zh: '名', en: 'name' },
  { zh: '行号', en: 'line' },
  { zh: '日期', en: 'date' },
  { zh: '时间', en: 'time' },
  { zh: '月份', en: 'month' },
  { zh: '年月', en: 'month' },
  { zh: '年份', en: 'year' },
  { zh: '年度', en: 'year' },
  { zh: '年', en: 'year' },
  { zh: '季度', en: 'quarter' },
  { zh: '月', en: 'month' },
  { zh: '周', en: 'week' },
  { zh: '日', en: 'day' },
  { zh: '数量', en: 'quantity' },
  { zh: '件数', en: 'quantity' },
  { zh: '单价', en: 'price' },
  { zh: '价格', en: 'price' },
  { zh: '金额', en: 'amount' },
  { zh: '总额', en: 'amount' },
  { zh: '折扣', en: 'discount' },
  { zh: '税额', en: 'tax' },
  { zh: '税率', en: 'tax_rate' },
  { zh: '税', en: 'tax' },
  { zh: '收入', en: 'revenue' },
  { zh: '销售额', en: 'sales' },
  { zh: '营收', en: 'revenue' },
  { zh: '成本', en: 'cost' },
  { zh: '毛利', en: 'gross_profit' },
  { zh: '利润', en: 'profit' },
  { zh: '费用', en: 'expense' },
  { zh: '运费', en: 'freight' },
  { zh: '预算', en: 'budget' },
  { zh: '目标', en: 'target' },
  { zh: '实际', en: 'actual' },
  { zh: '付款', en: 'payment' },
  { zh: '回款', en: 'receipt' },
  { zh: '收款', en: 'receipt' },
  { zh: '余额', en: 'balance' },
  { zh: '工资', en: 'wage' },
  { zh: '含税', en: 'with_tax' },
  { zh: '不含税', en: 'net' },
  { zh: '本期', en: 'current' },
  { zh: '上期', en: 'previous' },
  { zh: '表', en: '' },
  { zh: '明细', en: '' },
  { zh: '的', en: '' },
  { zh: '数据', en: '' },
  { zh: '台账', en: '' },
  { zh: '清单', en: '' },
];
const LONGEST_FIRST = WORDS_OF_HAN.toSorted((a, b) => b.zh.length - a.zh.length);

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
