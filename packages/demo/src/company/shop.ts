import type { SalesChannel } from './channel.ts';
import type { Name } from './name.ts';

export interface Shop {
  readonly id: string;
  readonly name: Name;
  readonly channel: SalesChannel;
  readonly city: Name;
  readonly region: Name;
}

const SOUTH = { zh: '华南', en: 'South' };
const EAST = { zh: '华东', en: 'East' };
const CENTRE = { zh: '华中', en: 'Centre' };
const SOUTH_WEST = { zh: '西南', en: 'South-west' };
const WEB = { zh: '线上', en: 'Online' };

const FOSHAN = { zh: '佛山', en: 'Foshan' };
const GUANGZHOU = { zh: '广州', en: 'Guangzhou' };
const HANGZHOU = { zh: '杭州', en: 'Hangzhou' };

const of =
  (channel: SalesChannel) =>
  (id: string, name: Name, city: Name, region: Name): Shop => ({ id, name, channel, city, region });
const retail = of('retail');
const dealer = of('dealer');
const online = of('online');
const project = of('project');

export const SHOPS: readonly Shop[] = [
  retail('S01', { zh: '佛山旗舰店', en: 'Foshan flagship' }, FOSHAN, SOUTH),
  retail('S02', { zh: '广州天河店', en: 'Guangzhou Tianhe' }, GUANGZHOU, SOUTH),
  retail('S03', { zh: '深圳南山店', en: 'Shenzhen Nanshan' }, { zh: '深圳', en: 'Shenzhen' }, SOUTH),
  retail('S04', { zh: '上海徐汇店', en: 'Shanghai Xuhui' }, { zh: '上海', en: 'Shanghai' }, EAST),
  retail('S05', { zh: '杭州西湖店', en: 'Hangzhou Xihu' }, HANGZHOU, EAST),
  retail('S06', { zh: '成都高新店', en: 'Chengdu Gaoxin' }, { zh: '成都', en: 'Chengdu' }, SOUTH_WEST),
  dealer('D01', { zh: '南京宏图家居', en: 'Nanjing Hongtu' }, { zh: '南京', en: 'Nanjing' }, EAST),
  dealer('D02', { zh: '合肥嘉和家居', en: 'Hefei Jiahe' }, { zh: '合肥', en: 'Hefei' }, EAST),
  dealer('D03', { zh: '武汉楚居', en: 'Wuhan Chuju' }, { zh: '武汉', en: 'Wuhan' }, CENTRE),
  dealer('D04', { zh: '长沙麓山家具', en: 'Changsha Lushan' }, { zh: '长沙', en: 'Changsha' }, CENTRE),
  dealer('D05', { zh: '郑州中原家具城', en: 'Zhengzhou Zhongyuan' }, { zh: '郑州', en: 'Zhengzhou' }, CENTRE),
  dealer('D06', { zh: '昆明春城家居', en: 'Kunming Chuncheng' }, { zh: '昆明', en: 'Kunming' }, SOUTH_WEST),
  online('O01', { zh: '天猫旗舰店', en: 'Tmall store' }, HANGZHOU, WEB),
  online('O02', { zh: '京东旗舰店', en: 'JD store' }, { zh: '北京', en: 'Beijing' }, WEB),
  online('O03', { zh: '抖音直播间', en: 'Douyin live' }, GUANGZHOU, WEB),
  project('P01', { zh: '工程事业部', en: 'Project department' }, FOSHAN, SOUTH),
];
