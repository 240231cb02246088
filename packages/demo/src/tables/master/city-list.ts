/** Code, name, English name, region, weight of a city's shops. */
export const CITIES: readonly (readonly [string, string, string, string, number])[] = [
  ['SH', '上海', 'Shanghai', 'east', 5],
  ['HZ', '杭州', 'Hangzhou', 'east', 4],
  ['NJ', '南京', 'Nanjing', 'east', 4],
  ['SZ', '苏州', 'Suzhou', 'east', 4],
  ['NB', '宁波', 'Ningbo', 'east', 3],
  ['HF', '合肥', 'Hefei', 'east', 3],
  ['WX', '无锡', 'Wuxi', 'east', 3],
  ['JN', '济南', 'Jinan', 'east', 3],
  ['QD', '青岛', 'Qingdao', 'east', 3],
  ['XM', '厦门', 'Xiamen', 'east', 2],
  ['GZ', '广州', 'Guangzhou', 'south', 4],
  ['SN', '深圳', 'Shenzhen', 'south', 4],
  ['FO', '佛山', 'Foshan', 'south', 3],
  ['DG', '东莞', 'Dongguan', 'south', 2],
  ['BJ', '北京', 'Beijing', 'north', 4],
  ['TJ', '天津', 'Tianjin', 'north', 3],
  ['SJ', '石家庄', 'Shijiazhuang', 'north', 2],
  ['WH', '武汉', 'Wuhan', 'central', 3],
  ['CS', '长沙', 'Changsha', 'central', 3],
  ['ZZ', '郑州', 'Zhengzhou', 'central', 2],
  ['CD', '成都', 'Chengdu', 'southwest', 3],
  ['CQ', '重庆', 'Chongqing', 'southwest', 3],
  ['KM', '昆明', 'Kunming', 'southwest', 1],
  ['SY', '沈阳', 'Shenyang', 'northeast', 2],
  ['DL', '大连', 'Dalian', 'northeast', 1],
  ['XA', '西安', 'Xian', 'northwest', 2],
];

/** Malls a shop stands in: code, name, English. */
export const MALLS: readonly (readonly [string, string, string])[] = [
  ['XH', '徐汇', 'Xuhui'],
  ['HX', '红星', 'Hongxing'],
  ['JR', '居然', 'Juran'],
  ['QJ', '旗舰', 'Flagship'],
  ['WD', '万达', 'Wanda'],
];

/** Platforms of the online channel: code, name, English, and the sources of customers they serve. */
export const PLATFORMS: readonly (readonly [string, string, string])[] = [
  ['P-TMALL', '天猫旗舰店', 'Tmall store'],
  ['P-JD', '京东旗舰店', 'JD store'],
  ['P-DOUYIN', '抖音直播间', 'Douyin live'],
  ['P-XHS', '小红书店', 'Xiaohongshu store'],
  ['P-MINI', '微信小程序', 'WeChat mini programme'],
  ['P-PDD', '拼多多店', 'Pinduoduo store'],
];
