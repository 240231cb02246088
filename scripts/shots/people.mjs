import { Buffer } from 'node:buffer';
import { senderTo } from './sender-to.mjs';

/** Departments and people, once; whoever opens a page of administration first finds them there. */
export async function makePeople(url, admin) {
  const ask = senderTo(url);
  const send = (method, path, body) => ask(admin, method, path, body);
  if ((await send('GET', 'users')).users.length > 1) return;
  const departments = [
    ['hq', '总部', 'Head office', null],
    ['finance', '财务部', 'Finance', 'hq'],
    ['sales', '销售部', 'Sales', 'hq'],
    ['east', '华东大区', 'East', 'sales'],
    ['south', '华南大区', 'South', 'sales'],
  ];
  for (const [code, zh, en, parent] of departments)
    await send('PUT', `departments/${code}`, { label: { zh, en }, parent });
  const people = [
    ['ann', '林安', ['analyst'], 'east', { regions: ['直营', '电商'], level: 3 }],
    ['zhou.min', '周敏', ['steward', 'budget_officer'], 'finance', {}],
    ['li.zhuo', '李卓', ['business_owner'], 'sales', { regions: ['工程'] }],
    ['audit', '王海涛', ['internal_audit'], 'hq', {}],
    ['zhao.qian', '赵倩', ['viewer'], 'south', {}],
  ];
  for (const [login, name, roles, department, attributes] of people)
    await send('POST', 'users', { login, name, roles, department, attributes });
  await send('PUT', 'users/zhao.qian', { is_disabled: true });
  await send('POST', 'users/li.zhuo/password');
  const day = (later) => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10);
  const leave = { delegator: 'zhou.min', delegate: 'ann', from: day(0), to: day(12), reason: '休假' };
  await send('POST', 'delegations', leave);
  const team = (code, zh, en, more) => send('PUT', `teams/${code}`, { label: { zh, en }, ...more });
  const launch = { leads: ['li.zhuo'], members: ['ann', 'zhou.min'], ends_on: day(120) };
  await team('launch', '新品上市', 'Launch', launch);
  await team('ledger', '核算系统切换', 'New ledger', {
    ...{ leads: ['zhou.min'], members: ['audit'], ends_on: '2025-12-31' },
  });
  await send('POST', 'tokens', { name: 'BI', scopes: ['read', 'query'] });
}

/** A file that is looked through, not written. */
export async function openUserImport(page) {
  await page.locator('.admin-tools .ant-btn-default').first().click();
  const users = [
    {
      userName: 'sun.yue',
      displayName: '孙悦',
      emails: [{ value: 'sun.yue@example.com' }],
      roles: ['viewer'],
    },
    { userName: 'ann', displayName: '林安安' },
    { userName: 'li.zhuo', active: false },
  ];
  const file = {
    name: 'people.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(users)),
  };
  await page.locator('dialog input[type=file]').setInputFiles(file);
  await page.locator('[data-import]').first().waitFor();
}

/** While her panel is open another administrator saves; what is typed here comes too late. */
export async function changeAnn(page) {
  const panel = page.locator('dialog');
  await panel.locator('#email').fill('an@huaheng.example');
  await page.evaluate(async () => {
    const { csrf_token } = await (await fetch('/api/v1/me')).json();
    const { users } = await (await fetch('/api/v1/users')).json();
    const { name, version } = users.find(({ login }) => login === 'ann');
    await fetch('/api/v1/users/ann', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf_token },
      body: JSON.stringify({ name: name === '林安' ? '林安安' : '林安', version }),
    });
  });
  await panel.locator('button[type=submit]').first().click();
  await panel.locator('.overtaken').waitFor();
}

/** The same, after somebody has changed what the file touches: nobody is written, and what it would do now is shown. */
export async function supersedeImport(page) {
  await openUserImport(page);
  await page.evaluate(async () => {
    const { csrf_token } = await (await fetch('/api/v1/me')).json();
    await fetch('/api/v1/users/ann', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf_token },
      body: JSON.stringify({ email: `ann.${Date.now()}@example.com` }),
    });
  });
  await page.locator('dialog footer .ant-btn-primary').click();
  await page.locator('dialog .overtaken').waitFor();
  await page.locator('[data-import]').first().waitFor();
}

/** A delegation that is not over, in its form. */
export async function changeDelegation(page) {
  await page.locator('.row-actions button').first().click();
  await page.locator('dialog #reason').waitFor();
}
