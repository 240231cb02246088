import { both } from '../../bilingual.ts';
/** Code, name, English name, region, weight of a city's shops. */
export const CITIES: readonly (readonly [string, string, string, string, number])[] = [
  ['SH', ...both({ zh: '上海', en: 'Shanghai' }), 'east', 5],
  ['HZ', ...both({ zh: '杭州', en: 'Hangzhou' }), 'east', 4],
  ['NJ', ...both({ zh: '南京', en: 'Nanjing' }), 'east', 4],
  ['SZ', ...both({ zh: '苏州', en: 'Suzhou' }), 'east', 4],
  ['NB', ...both({ zh: '宁波', en: 'Ningbo' }), 'east', 3],
  ['HF', ...both({ zh: '合肥', en: 'Hefei' }), 'east', 3],
  ['WX', ...both({ zh: '无锡', en: 'Wuxi' }), 'east', 3],
  ['JN', ...both({ zh: '济南', en: 'Jinan' }), 'east', 3],
  ['QD', ...both({ zh: '青岛', en: 'Qingdao' }), 'east', 3],
  ['XM', ...both({ zh: '厦门', en: 'Xiamen' }), 'east', 2],
  ['GZ', ...both({ zh: '广州', en: 'Guangzhou' }), 'south', 4],
  ['SN', ...both({ zh: '深圳', en: 'Shenzhen' }), 'south', 4],
  ['FO', ...both({ zh: '佛山', en: 'Foshan' }), 'south', 3],
  ['DG', ...both({ zh: '东莞', en: 'Dongguan' }), 'south', 2],
  ['BJ', ...both({ zh: '北京', en: 'Beijing' }), 'north', 4],
  ['TJ', ...both({ zh: '天津', en: 'Tianjin' }), 'north', 3],
  ['SJ', ...both({ zh: '石家庄', en: 'Shijiazhuang' }), 'north', 2],
  ['WH', ...both({ zh: '武汉', en: 'Wuhan' }), 'central', 3],
  ['CS', ...both({ zh: '长沙', en: 'Changsha' }), 'central', 3],
  ['ZZ', ...both({ zh: '郑州', en: 'Zhengzhou' }), 'central', 2],
  ['CD', ...both({ zh: '成都', en: 'Chengdu' }), 'southwest', 3],
  ['CQ', ...both({ zh: '重庆', en: 'Chongqing' }), 'southwest', 3],
  ['KM', ...both({ zh: '昆明', en: 'Kunming' }), 'southwest', 1],
  ['SY', ...both({ zh: '沈阳', en: 'Shenyang' }), 'northeast', 2],
  ['DL', ...both({ zh: '大连', en: 'Dalian' }), 'northeast', 1],
  ['XA', ...both({ zh: '西安', en: 'Xian' }), 'northwest', 2],
];

/** Malls a shop stands in: code, name, English. */
export const MALLS: readonly (readonly [string, string, string])[] = [
  ['XH', ...both({ zh: '徐汇', en: 'Xuhui' })],
  ['HX', ...both({ zh: '红星', en: 'Hongxing' })],
  ['JR', ...both({ zh: '居然', en: 'Juran' })],
  ['QJ', ...both({ zh: '旗舰', en: 'Flagship' })],
  ['WD', ...both({ zh: '万达', en: 'Wanda' })],
];

/** Platforms of the online channel: code, name, English, and the sources of customers they serve. */
export const PLATFORMS: readonly (readonly [string, string, string])[] = [
  ['P-TMALL', ...both({ zh: '天猫旗舰店', en: 'Tmall store' })],
  ['P-JD', ...both({ zh: '京东旗舰店', en: 'JD store' })],
  ['P-DOUYIN', ...both({ zh: '抖音直播间', en: 'Douyin live' })],
  ['P-XHS', ...both({ zh: '小红书店', en: 'Xiaohongshu store' })],
  ['P-MINI', ...both({ zh: '微信小程序', en: 'WeChat mini programme' })],
  ['P-PDD', ...both({ zh: '拼多多店', en: 'Pinduoduo store' })],
];
