/*
 * Makes packages/calendar/src/china/published-years.ts: 春节 and the working days of 调休, year by year.
 *
 *   mkdir /tmp/holidays && npm install --prefix /tmp/holidays tyme4ts@1.5.2 chinese-days@1.5.7
 *   node scripts/holidays.mjs /tmp/holidays
 *
 * Two sources that copy the yearly notices of the State Council by themselves (both MIT): every day of every year must
 * agree, or stand below with the notice that settles it. A year is written when both have it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

const FIRST_YEAR = 2004;
const TARGET = 'packages/calendar/src/china/published-years.ts';

/** Days on which one source errs, and what the notice says: true = people work. */
const SETTLED = {
  // 国办发明电〔2005〕: 12月31日(星期六)上班
  '2005-12-31': true,
  // 国办发明电〔2012〕33号: 4月7日(星期日)上班
  '2013-04-07': true,
  // 国办发明电〔2012〕33号: 10月12日(星期六)上班
  '2013-10-12': true,
};

const folder = process.argv[2];
if (folder === undefined) throw new Error('node scripts/holidays.mjs <folder with tyme4ts and chinese-days>');
const require = createRequire(join(folder, 'package.json'));
const LUNAR = 'tyme4ts';
const { LegalHoliday, LunarDay } = require(LUNAR);
const read = (path) => JSON.parse(readFileSync(join(folder, 'node_modules', path), 'utf8'));
const days = read('chinese-days/dist/chinese-days.json');
const versionOf = (name) => read(`${name}/package.json`).version;

const isWeekend = (date) => [0, 6].includes(date.getUTCDay());

function worksBy(source, date) {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  if (source === 'tyme4ts') {
    const found = LegalHoliday.fromYmd(year, month, day);
    return found ? found.isWork() : !isWeekend(date);
  }
  const key = date.toISOString().slice(0, 10);
  return key in days.workdays || (!isWeekend(date) && !(key in days.holidays));
}

function daysOf(year) {
  const first = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - first) / 86_400_000;
  return Array.from({ length: count }, (_, i) => new Date(first + i * 86_400_000));
}

function yearOf(year) {
  const off = [];
  const worked = [];
  for (const date of daysOf(year)) {
    const key = date.toISOString().slice(0, 10);
    const [one, other] = ['tyme4ts', 'chinese-days'].map((source) => worksBy(source, date));
    if (one !== other && !(key in SETTLED)) throw new Error(`${key}: the sources disagree`);
    const works = SETTLED[key] ?? one;
    if (works && isWeekend(date)) worked.push(key.slice(5));
    if (!works && !isWeekend(date)) off.push(key.slice(5));
  }
  const festival = LunarDay.fromYmd(year, 1, 1).getSolarDay();
  const two = (value) => String(value).padStart(2, '0');
  return { year, springFestival: `${two(festival.getMonth())}-${two(festival.getDay())}`, off, worked };
}

const isPublished = (year) =>
  Object.keys(days.holidays).some((key) => key.startsWith(String(year))) &&
  daysOf(year).some((date) => LegalHoliday.fromYmd(year, date.getUTCMonth() + 1, date.getUTCDate()));

const years = [];
for (let year = FIRST_YEAR; isPublished(year); year += 1) years.push(yearOf(year));

const rows = years.map(
  ({ year, springFestival, off, worked }) =>
    `  {\n    year: ${year},\n    springFestival: '${springFestival}',\n    off: '${off.join(' ')}',\n    worked: '${worked.join(' ')}',\n  },`,
);
writeFileSync(
  TARGET,
  `/*
 * Written by scripts/holidays.mjs from tyme4ts ${versionOf('tyme4ts')} and chinese-days ${versionOf('chinese-days')}, which copy the notices of the State
 * Council (国务院办公厅关于部分节假日安排的通知). Not edited by hand.
 */

/** A year whose notice is out. Days are written \`MM-DD\`. */
export interface PublishedYear {
  readonly year: number;
  readonly springFestival: string;
  /** Monday to Friday on which nobody works. */
  readonly off: string;
  /** Saturdays and Sundays on which people work. */
  readonly worked: string;
}

export const PUBLISHED_YEARS: readonly PublishedYear[] = [
${rows.join('\n')}
];
`,
);
process.stdout.write(`${TARGET}: ${years[0].year} to ${years.at(-1).year}\n`);
