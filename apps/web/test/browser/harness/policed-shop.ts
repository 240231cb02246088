import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, runServer } from './running-server.ts';
import { type Session, signIn } from './signed-in.ts';

export interface PolicedShop {
  readonly server: RunningServer;
  readonly folder: string;
  readonly admin: Session;
  readonly stop: () => Promise<void>;
}

/** One shop of three sales, of which an analyst sees those of her regions. `more`: further files, or others in their place. */
export async function servePolicedShop(more: Readonly<Record<string, string>> = {}): Promise<PolicedShop> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-people-'));
  await writeFile(join(folder, 'plumbline.yaml'), WORKSPACE);
  await writeFile(
    join(folder, 'sales.csv'),
    'id,day,region,amount\n1,2026-10-02,east,12.50\n2,2026-10-03,west,30.00\n3,2026-10-04,east,7.50\n',
  );
  for (const [name, text] of Object.entries(more)) await writeFile(join(folder, name), text);
  const server = await runServer(['serve', folder]);
  const admin = await signIn(server.url, server.oneTime);
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { server, folder, admin, stop };
}

const WORKSPACE = `
workspace: policed
label: {zh: 一间铺子, en: One shop}
currency: CNY
timezone: Asia/Shanghai
today: 2026-11-20
datasets:
  - name: sales
    label: {zh: 销售, en: Sales}
    source: {files: sales.csv}
    primary_key: [id]
    time: day
    fields:
      - {name: id, type: bigint}
      - {name: day, type: date}
      - {name: region, type: text}
      - {name: amount, type: "decimal(18,2)", unit: money}
metrics:
  - {name: revenue, label: {zh: 收入, en: Revenue}, formula: sum(sales.amount), direction: up}
  - {name: best_sale, label: {zh: 最大单笔, en: Best sale}, formula: max(sales.amount), direction: up}
policies:
  - {name: own_region, label: {zh: 本人区域, en: Own region}, roles: [analyst], dataset: sales, where: "sales.region in ($user.regions)"}
  - {name: no_best, label: {zh: 不看单笔, en: No single sale}, roles: [analyst], metrics: {deny: [best_sale]}}
`;
