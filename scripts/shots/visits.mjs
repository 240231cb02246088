/* A workspace of visits by the hour, of people who come back month after month: what pictures of hours and cohorts are taken of. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];
/** Hour of the last day, visitors, pages of each. */
const LAST_DAY = [
  [8, 3, 2],
  [9, 9, 4],
  [10, 12, 5],
  [11, 10, 3],
  [13, 6, 3],
  [14, 11, 6],
  [15, 8, 4],
  [16, 5, 2],
];
const DEFINITIONS = `workspace: visits
label: {zh: 华衡家居, en: Huaheng Home}
timezone: Asia/Shanghai
today: 2026-11-20
datasets:
  - name: visits
    label: {zh: 访问, en: Visits}
    source: {files: visits.csv}
    primary_key: [id]
    time: at
    fields:
      - {name: id, type: bigint}
      - {name: at, type: timestamp}
      - {name: who, type: text, label: {zh: 访客, en: Visitor}}
      - {name: pages, type: bigint}
metrics:
  - {name: pages, label: {zh: 浏览页数, en: Pages}, formula: sum(visits.pages), direction: up}
  - {name: visitors, label: {zh: 访客数, en: Visitors}, formula: count_distinct(visits.who), direction: up}
  - {name: kept, label: {zh: 留存率, en: Kept}, formula: "retention(visitors, by: visits.who)", unit: percent, direction: up}
policies:
  - {name: all, label: {zh: 全部开放, en: All open}, roles: [analyst, viewer], open: [visits]}
`;

export function writeVisits(folder) {
  const rows = [];
  const visit = (at, who, pages) => rows.push([rows.length + 1, at, who, pages].join(','));
  for (const [first, month] of MONTHS.entries())
    for (let person = 0; person < 24 + 4 * first; person += 1)
      for (const [later, active] of MONTHS.slice(first).entries())
        if (later === 0 || (person * 7 + later * 5 + first) % (later + 2) === 0)
          visit(
            `${active}-0${1 + (person % 9)}T10:${10 + person}:00`,
            `${month}-${person}`,
            1 + (person % 5),
          );
  for (const [hour, people, pages] of LAST_DAY)
    for (let person = 0; person < people; person += 1)
      visit(`2026-11-19T${String(hour).padStart(2, '0')}:${10 + person}:00`, `2026-11-${person}`, pages);
  writeFileSync(join(folder, 'plumbline.yaml'), DEFINITIONS);
  writeFileSync(join(folder, 'visits.csv'), `${['id,at,who,pages', ...rows].join('\n')}\n`);
}
