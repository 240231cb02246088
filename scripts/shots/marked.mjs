/*
 * A workspace whose figures are marked: one has drifted, one does not tie out, one counts the whole company for somebody who sees
 * a part of it; a request that was overtaken, and one of which a part is withheld.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requestId } from '@plumbline/diagnostics';
import { senderTo } from './sender-to.mjs';

const WORKSPACE = join(
  dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  'apps/web/test/browser/harness/collections',
);
const PASSWORD = 'a plumb line hangs true';
const BRANCHES = ['east', 'south', 'north', 'west'];
const SEES_ALL = ['read', 'query', 'propose'];
const ROLES = {
  regional: { label: { zh: '大区经理', en: 'Regional manager' }, capabilities: SEES_ALL },
  outsider: { label: { zh: '外包分析', en: 'Outside analyst' }, capabilities: SEES_ALL },
};
const PEOPLE = [
  ['he.jing', '何静', 'analyst', {}],
  ['zhou.min', '周敏', 'steward', {}],
  ['li.zhuo', '李卓', 'business_owner', {}],
  ['guo.tao', '郭涛', 'regional', { branches: ['east'] }],
  ['sun.yue', '孙悦', 'outsider', {}],
];
const RATE = '(collected - prepaid) / due';
const RECEIVED = ['sum(receipts.amount)', 'sum(receipts.amount) where receipts.amount >= 100'];

export function copyMarked(folder) {
  cpSync(WORKSPACE, folder, { recursive: true });
  const definitions = join(folder, 'plumbline.yaml');
  const text = readFileSync(definitions, 'utf8')
    .replace('time: day\n    fields:\n', 'time: day\n    fields:\n      - {name: branch, type: text}\n')
    .replace(
      'reconciliations:',
      '  - {name: company_collected, label: {zh: 全公司回款, en: Collected by the company}, formula: sum(bills.collected), scope: company, direction: up}\nreconciliations:',
    );
  const more = [
    '  - {name: own_branch, roles: [regional], dataset: bills, where: "bills.branch in ($user.branches)"}',
    '  - {name: outside, roles: [outsider], open: [bills], metrics: {deny: [prepaid]}}',
  ];
  writeFileSync(definitions, `${text.trimEnd()}\n${more.join('\n')}\n`);
  const [head, ...rows] = readFileSync(join(folder, 'bills.csv'), 'utf8').trim().split('\n');
  const split = rows.flatMap((row, i) => {
    const [, day, ...amounts] = row.split(',');
    const parts = amounts.map((amount) => (Number(amount) / BRANCHES.length).toFixed(2));
    return BRANCHES.map((branch, at) => [i * BRANCHES.length + at + 1, day, ...parts, branch].join(','));
  });
  writeFileSync(join(folder, 'bills.csv'), `${[`${head},branch`, ...split].join('\n')}\n`);
}

/** Gives cookies by login, paths of requests, and how another definition is published. `enter`: signs in. */
export async function fillMarked(url, folder, admin, enter) {
  const send = senderTo(url);
  for (const [name, role] of Object.entries(ROLES)) await send(admin, 'PUT', `roles/${name}`, role);
  const as = {};
  for (const [login, name, role, attributes] of PEOPLE) {
    await send(admin, 'POST', 'users', { login, name, roles: [role], attributes });
    const { password } = await send(admin, 'POST', `users/${login}/password`);
    as[login] = await enter(url, { login, password, next: PASSWORD });
  }
  await send(admin, 'POST', 'load');
  const ask = askerOf(send, as);
  const rate = (formula, title) => ask('he.jing', { name: 'collection_rate', formula, title });
  const due = (formula, title) => ({ name: 'due', formula, title });
  const publish = async (id) => {
    await send(as['zhou.min'], 'POST', `change-requests/${id}/signatures/finance`, { revision: 1 });
    await send(as['li.zhuo'], 'POST', `change-requests/${id}/signatures/business`, { revision: 1 });
  };
  const overtaken = await rate('collected / (due + prepaid)', '回款率分母并入预收');
  await publish(await rate(RATE, '回款率只计核销到期应收的现金'));
  const withheld = await ask('sun.yue', due('sum(bills.due) * 1', '到期应收改口径'));
  const later = await ask('he.jing', {
    ...due('sum(bills.due) + prepaid', '到期应收并入预收'),
    from: '2030-01-01',
  });
  await publish(later);
  mark(folder, 'receipts.csv', (text) => `${text.trimEnd()}\n99,2026-10-20,1.00\n`);
  await send(admin, 'POST', 'load');
  const rename = async (from, to) => {
    mark(folder, 'bills.csv', (text) => text.replace(from, to));
    await send(admin, 'POST', 'load').catch(() => undefined);
  };
  await rename('prepaid', 'advance');
  return {
    cookies: Object.fromEntries(
      Object.entries({ ...as, admin }).map(([login, { cookie }]) => [login, cookie]),
    ),
    overtaken: `/app/changes/${overtaken}`,
    withheld: `/app/changes/${withheld}`,
    publishReceived: publisherOf(async (formula, title) =>
      publish(await ask('he.jing', { name: 'received', formula, title })),
    ),
  };
}

/** Publishes the other formula of what the bank received, one call after the other: of a dataset that is as it was. */
function publisherOf(publish) {
  let round = 0;
  let turn = Promise.resolve();
  return () => {
    turn = turn.then(async () => {
      round += 1;
      await publish(RECEIVED[round % RECEIVED.length], `银行到账第${round + 1}版`);
    });
    return turn;
  };
}

/** Asks for another formula of a metric; gives the id of the request. */
function askerOf(send, as) {
  return async (login, { name, formula, title, from }) => {
    const { yaml, version } = await send(as[login], 'GET', `edits/metric/${name}`);
    const changed = yaml.replace(/^formula: .*$/m, `formula: ${formula}`);
    const { request } = await send(as[login], 'POST', 'edits', {
      ...{ definitions: [{ kind: 'metric', name, base: version, yaml: changed }], title },
      ...(from === undefined ? {} : { effective_from: from }),
    });
    return requestId(request);
  };
}

function mark(folder, file, change) {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}
