import type { SalesChannel } from './channel.ts';

export interface Shop {
  readonly id: string;
  readonly name: string;
  readonly channel: SalesChannel;
  readonly city: string;
  readonly region: string;
}

const shop = (
  id: string,
  name: string,
  channel: SalesChannel,
  place: readonly [city: string, region: string],
): Shop => ({
  id,
  name,
  channel,
  city: place[0],
  region: place[1],
});

export const SHOPS: readonly Shop[] = [
  shop('S01', '佛山旗舰店', 'retail', ['佛山', '华南']),
  shop('S02', '广州天河店', 'retail', ['广州', '华南']),
  shop('S03', '深圳南山店', 'retail', ['深圳', '华南']),
  shop('S04', '上海徐汇店', 'retail', ['上海', '华东']),
  shop('S05', '杭州西湖店', 'retail', ['杭州', '华东']),
  shop('S06', '成都高新店', 'retail', ['成都', '西南']),
  shop('D01', '南京宏图家居', 'dealer', ['南京', '华东']),
  shop('D02', '合肥嘉和家居', 'dealer', ['合肥', '华东']),
  shop('D03', '武汉楚居', 'dealer', ['武汉', '华中']),
  shop('D04', '长沙麓山家具', 'dealer', ['长沙', '华中']),
  shop('D05', '郑州中原家具城', 'dealer', ['郑州', '华中']),
  shop('D06', '昆明春城家居', 'dealer', ['昆明', '西南']),
  shop('O01', '天猫旗舰店', 'online', ['杭州', '线上']),
  shop('O02', '京东旗舰店', 'online', ['北京', '线上']),
  shop('O03', '抖音直播间', 'online', ['广州', '线上']),
  shop('P01', '工程事业部', 'project', ['佛山', '华南']),
];

/** Companies that buy through the project department. */
export const PROJECT_BUYERS: readonly string[] = [
  '恒屹置业',
  '云廷酒店',
  '南港人才公寓',
  '启明长租',
  '海棠康养',
  '明德书院',
];
