import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCenter, readDefinitionTexts, SYSTEM } from '../src/index.ts';
import { catalogOf, openCatalog } from './catalog-of.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ENV = { DB_PASSWORD: 'canary-of-variable-1', DB_TOKEN: 'canary-of-variable-2' };
const USUAL = '"${DB_PASSWORD}"';

function workspace(password: string, more = ''): string {
  return `workspace: w
currency: CNY
timezone: UTC
review: REVIEW
env: [DB_PASSWORD, DB_TOKEN]
connections:
  - {name: erp, type: postgres, host: db.example.com, password: ${password}, token: "\${DB_TOKEN}", url: "postgres://reader:canary-in-address@db.example.com/x"${more}}
  - name: other
    type: postgres
    password: |
      canary-below

      canary-further
    host: [wrong]
datasets:
  - name: orders
    source: {files: orders.csv}
    primary_key: [id]
    time: day
    fields: [{name: amount, type: "decimal(18,2)", unit: money}]
metrics: [{name: revenue, formula: sum(orders.amount)}]
`;
}

/** A workspace that has a connection, and what `apply` and `check` say of another text of it. */
async function shop(review: 'self' | 'two_signatures') {
  const text = (password: string, more?: string) =>
    workspace(password, more)
      .replace('REVIEW', review)
      .replace('    host: [wrong]\n', more === undefined ? '' : '    host: [wrong]\n');
  const folder = temporaryFolder({
    'plumbline.yaml': text(USUAL),
    'orders.csv': 'id,day,amount\n1,2024-01-01,1\n',
  });
  const options = {
    cwd: folder,
    env: ENV,
    now: () => new Date('2024-03-11T08:00:00Z'),
    today: null,
    command: 'test',
    store: catalogOf(folder),
  };
  const center = await openCenter(folder, options);
  onTestFinished(() => center.close());
  const { kind } = await center.adoptFolder(SYSTEM);
  expect(kind).toBe('applied');
  const told = async (password: string, more?: string) => {
    writeFileSync(join(folder, 'plumbline.yaml'), text(password, more));
    const { files } = await readDefinitionTexts(folder, folder);
    const applied = await center.apply(SYSTEM, files, { comment: 'x' });
    return { applied, all: JSON.stringify([applied, await center.check(SYSTEM, files)]) };
  };
  return { center, folder, told };
}

test('what a variable stands for is in no row of the catalog, and in nothing that is told', async () => {
  const { center, folder, told } = await shop('self');
  const { all } = await told(USUAL, ', port: [x]');
  const store = await openCatalog(folder);
  onTestFinished(() => store.close());
  let dumped = '';
  for await (const page of store.dump()) dumped += JSON.stringify(page.rows);
  expect(dumped).toContain('${DB_PASSWORD}');
  const text = [
    all,
    dumped,
    JSON.stringify(center.answersVersion(SYSTEM)),
    JSON.stringify(await center.health()),
  ].join();
  for (const secret of Object.values(ENV)) expect(text).not.toContain(secret);
});

test('a secret that stands in the file is in no finding, whatever is wrong around it', async () => {
  const { told } = await shop('self');
  for (const [password, more] of [
    ['canary-plain', ''],
    ['"canary, \\"quoted\\""', ''],
    ["'canary # single'", ''],
    ['[canary-list]', ''],
    ['{a: canary-map}', ''],
    ['"x${DB_PASWORD}canary"', ''],
    ['canary-plain', ', prot: 5, "token": canary-again'],
    ['canary-open"', ', name: ['],
    ['abc,canary#gh}canary', ''],
    ["'it''s canary'", ''],
    [',canary', ''],
    ['"canary\n      canary-later\n  canary-last"', ', prot: 5'],
    ['"postgres://u:p@canary@host"', ''],
    ['"${DB_PASSWORD}"', ', url: "postgres://u:p@canary@host"'],
    ['"${DB_PASSWORD}"', ', options: {sslpassword: canary}'],
  ] as const) {
    const { all } = await told(password, more);
    expect(all).toContain('"source"');
    expect(all, password).not.toContain('canary');
  }
});

test('a difference says that a secret changed, and not which it was or is', async () => {
  const { center, told } = await shop('self');
  const first = await told('canary-plain');
  expect(first.applied.isApplied).toBe(true);
  const { all, applied } = await told('canary-other');
  expect(applied.changes.flatMap(({ parts }) => parts)).toEqual([
    { path: 'password', before: '•••', after: '•••' },
  ]);
  const driver = await told('canary-other, options: {sslpassword: canary-inside}');
  expect(driver.all).toContain('options');
  expect(
    `${first.all}${all}${driver.all}${JSON.stringify(await center.audit.read(SYSTEM, { limit: 100 }))}`,
  ).not.toContain('canary');
});

test('nor does a change request', async () => {
  const { center, told } = await shop('two_signatures');
  const { applied } = await told('canary-plain');
  const detail = await center.changeRequests.find(SYSTEM, applied.request ?? 0);
  const text = JSON.stringify(detail?.changes ?? null);
  expect(text).toContain('password');
  expect(text).not.toContain('canary');
});
