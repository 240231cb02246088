import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REVIEWED_FOLDER, REVIEWED_PEOPLE } from './reviewed-company.ts';
import { type ServedCompany, serveCompany } from './serve-company.ts';

const GLOSSARY = `glossary:
  - name: collection
    label: {zh: 回款, en: Collection}
    definition: {zh: 客户付来的货款。, en: What customers pay.}
    see: [prepayment]
    explains: {metrics: [collected, collection_rate]}
  - name: prepayment
    label: {zh: 预收, en: Prepayment}
    definition: {zh: 交货前收到的款。, en: Paid before delivery.}
    explains: {metrics: [prepaid]}
  - name: old_word
    label: {zh: 旧词, en: Old word}
    definition: {zh: 没有人用了。, en: Used by nobody.}
`;

/** The reviewed company with a glossary: what is asked for is read and signed by two people. */
export async function serveWordedShop(): Promise<ServedCompany> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-worded-'));
  try {
    await cp(REVIEWED_FOLDER, folder, { recursive: true });
    const file = join(folder, 'plumbline.yaml');
    await writeFile(file, `${await readFile(file, 'utf8')}${GLOSSARY}`);
    return await serveCompany(folder, REVIEWED_PEOPLE);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
