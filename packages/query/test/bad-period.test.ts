import { DEFAULT_CALENDAR, parsePeriod } from '@plumbline/calendar';
import { messageOf, report } from '@plumbline/diagnostics';
import { describe, expect, it } from 'vitest';

const TEXTS = [
  ['', '内容为空', 'the text is empty'],
  ['last', '末尾缺少单位', 'a unit is missing'],
  ['last 3 hours', '“hours”不是时间单位', '“hours” is not a unit'],
  ['last 0 days', '不能是 0', 'not 0'],
  ['ytd 2013', '后面多出了“2013”', '“2013” is left over'],
  ['2013-13', '2013-13 不是有效的月份', '2013-13 is no month'],
  ['2013-Q5', '2013-Q5 不是有效的季度', '2013-Q5 is no quarter'],
  ['2013-W53', '没有 2013-W53 这一周', 'no week 2013-W53'],
  ['2013-02-29', '没有 2013-02-29 这一天', 'no day 2013-02-29'],
  ['0000', '0000 超出了', '0000 does not lie'],
  ['ytd..2013', '“ytd”会随今天变动', '“ytd” moves with today'],
  ['..', '至少要写出一端', 'at least one end'],
  ['1..2..3', '只有两端', 'two ends'],
  ['2014..2013', '结束早于开始', 'ends before it begins'],
  ['soon', '“soon”不是可用的写法', '“soon” is none of the forms'],
] as const;

describe('query/bad-period', () => {
  it.each(TEXTS)('%j says why in both languages', (text, zh, en) => {
    const parsed = parsePeriod(text, DEFAULT_CALENDAR);
    if (!('problem' in parsed)) return expect.fail('is a period');
    const { reason, start, end } = parsed.problem;
    const diagnostic = report('query/bad-period', { text, part: text.slice(start, end), reason });
    expect(messageOf(diagnostic, 'zh')).toContain(zh);
    expect(messageOf(diagnostic, 'en')).toContain(en);
  });
});
