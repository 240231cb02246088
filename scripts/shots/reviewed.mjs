/* A workspace whose changes two people sign, with requests under way: what pictures of change requests are taken of. */
import { cpSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requestId } from '@plumbline/diagnostics';
import { senderTo } from './sender-to.mjs';

const WORKSPACE = join(
  dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  'apps/web/test/browser/harness/reviewed',
);
const PASSWORD = 'a plumb line hangs true';
const PEOPLE = [
  ['he.jing', '何静', 'analyst'],
  ['zhou.min', '周敏', 'steward'],
  ['xu.fang', '徐芳', 'steward'],
  ['guo.tao', '郭涛', 'business_owner'],
];
const NOW = 'formula: collected / billed\n';

export function copyReviewed(folder) {
  cpSync(WORKSPACE, folder, { recursive: true });
}

/** People and requests; gives the cookie of who still has to sign, and the paths of the pictures. `enter`: signs in. */
export async function fillReviewed(url, admin, enter) {
  const send = senderTo(url);
  const as = {};
  for (const [login, name, role] of PEOPLE) {
    await send(admin, 'POST', 'users', { login, name, roles: [role] });
    const { password } = await send(admin, 'POST', `users/${login}/password`);
    as[login] = await enter(url, { login, password, next: PASSWORD });
  }
  const text = readFileSync(join(WORKSPACE, 'plumbline.yaml'), 'utf8');
  const propose = async (login, formula, more) => {
    const files = { 'plumbline.yaml': text.replace(NOW, `formula: ${formula}\n`) };
    const { request } = await send(as[login], 'POST', 'change-requests', { files, ...more });
    return `change-requests/${requestId(request)}`;
  };
  const wanted = await propose('he.jing', '(collected - prepaid) / (due_before + due)', {
    title: '回款率改口径：只计核销到期应收的现金',
    effective_from: '2026-01-01',
    due: dayAfter(7),
  });
  await propose('zhou.min', 'collected / due', { title: '回款率分母改为到期应收', due: dayAfter(1) });
  const ended = await propose('he.jing', 'collected / (billed + due)', { title: '回款率分母并入到期应收' });
  const say = (login, body, mentions = []) =>
    send(as[login], 'POST', `${wanted}/comments`, { body, mentions });
  await say('guo.tao', '工程质保金未到期，不应进分母。');
  await say('he.jing', '@guo.tao 已改为合同到期日，质保金自动排除。', ['guo.tao']);
  const comment = '按到期应收计，V1高估了现金能力。';
  await send(as['xu.fang'], 'POST', `${wanted}/signatures/finance`, { revision: 1, comment });
  await send(as['xu.fang'], 'POST', `${ended}/reject`, { revision: 1, comment: '两种口径混在一个分母里。' });
  await send(as['he.jing'], 'POST', 'metrics/collection_rate/comments', {
    body: '@guo.tao 十月的分母是否含工程质保金？与应收明细差214万。',
    mentions: ['guo.tao'],
  });
  await send(as['zhou.min'], 'POST', 'metrics/collection_rate/comments', {
    body: '质保金未到期，不应进分母。',
  });
  const about = (id) => ({ kind: 'metric', id });
  const task = (title, due, id) =>
    send(as['zhou.min'], 'POST', 'tasks', { title, owner: 'guo.tao', due, subject: about(id) });
  await task('核对十月到期应收明细', '2026-11-08', 'collection_rate');
  await task('给出质保金口径说明', '2099-12-31', 'due');
  const free = {
    title: '订周会会议室',
    body: '周二上午九点，十个人。\n投影与白板都要。',
    owner: 'guo.tao',
    due: dayAfter(1),
  };
  await send(as['zhou.min'], 'POST', 'tasks', free);
  const asked = await send(as['guo.tao'], 'POST', 'tasks', { title: '补十月回款说明', owner: 'zhou.min' });
  await send(as['zhou.min'], 'PUT', `tasks/${asked.number}`, {
    revision: asked.revision,
    state: 'declined',
    answer: '这周在外审计，请找徐芳。',
  });
  // Settled before the wanted change holds, and after it.
  for (const month of ['2025-12', '2026-08', '2026-09'])
    await send(as['zhou.min'], 'POST', `closes/${month}/lock`, {});
  const several = await send(as['he.jing'], 'POST', 'edits', {
    title: '预收款另立口径，并给它一个词条',
    definitions: [
      {
        ...{ kind: 'metric', name: null, base: 0 },
        body: {
          ...{ name: 'prepaid_share', label: { zh: '预收占回款', en: 'Prepaid share of collected' } },
          ...{ formula: 'prepaid / collected', unit: 'percent' },
        },
      },
      {
        ...{ kind: 'term', name: null, base: 0 },
        body: {
          ...{ name: 'prepayment', label: { zh: '预收', en: 'Prepayment' } },
          definition: { zh: '货未发而先到的款。', en: 'Money that comes before the goods leave.' },
          explains: { metrics: ['prepaid_share'] },
        },
      },
    ],
  });
  const board = await talkedBoard(as, send);
  return {
    cookie: as['guo.tao'].cookie,
    admin: admin.cookie,
    asker: as['he.jing'].cookie,
    several: `/app/changes/${requestId(several.request)}`,
    request: wanted.replace('change-requests', '/app/changes'),
    board: `/app/dashboards/${board}`,
  };
}

/** A dashboard that people talk about; gives its id. */
async function talkedBoard(as, send) {
  const chart = {
    ...{ metrics: ['collected', 'billed'], rows: ['month'], columns: [], compare: [], order: [], params: {} },
    ...{ period: 'last 12 months', where: null, limit: 100, chart: 'auto', pivot: false },
  };
  const tiles = [
    { id: 'a', kind: 'chart', x: 0, y: 0, w: 8, h: 4, title: '回款与开票', view: chart },
    { id: 'b', kind: 'text', x: 8, y: 0, w: 4, h: 4, title: '怎么看', text: '先看到期应收，再看回款率。' },
  ];
  const { id } = await send(as['he.jing'], 'POST', 'dashboards', {
    name: '回款周会',
    is_shared: true,
    body: { tiles, filters: [] },
  });
  const path = `dashboards/${id}/comments`;
  await send(as['he.jing'], 'POST', path, {
    body: '@guo.tao 十月的缺口请在周会上说明。',
    mentions: ['guo.tao'],
  });
  await send(as['guo.tao'], 'POST', path, { body: '两个项目延期验收，约214万，十二月初到账。' });
  await send(as['guo.tao'], 'PUT', 'me/subscriptions', { kind: 'dashboard', id, follow: true });
  const subject = { kind: 'dashboard', id };
  await send(as['he.jing'], 'POST', 'tasks', {
    title: '补上验收日期',
    owner: 'guo.tao',
    due: dayAfter(2),
    subject,
  });
  return id;
}

/** A deadline is refused once it has passed: ISO day, so many days from now. */
function dayAfter(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
