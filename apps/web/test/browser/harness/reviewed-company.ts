import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of a workspace whose changes two people sign; the pictures of `scripts/shots.mjs` are of it too. */
export const REVIEWED_FOLDER = join(import.meta.dirname, 'reviewed');

/** Formulas of the collection rate: as it stands first, and what the analyst wants instead. */
export const RATE = {
  now: 'collected / billed',
  wanted: '(collected - prepaid) / (due_before + due)',
} as const;

export const REVIEWED_PEOPLE = [
  { login: 'he.jing', name: '何静', roles: ['analyst'] },
  { login: 'zhou.min', name: '周敏', roles: ['steward'] },
  { login: 'xu.fang', name: '徐芳', roles: ['steward'] },
  { login: 'guo.tao', name: '郭涛', roles: ['business_owner'] },
  { login: 'zhao.qian', name: '赵倩', roles: ['viewer'] },
] as const;

/** The definitions with another formula of the collection rate. */
export function reviewedDefinitions(rate: string): string {
  const text = readFileSync(join(REVIEWED_FOLDER, 'plumbline.yaml'), 'utf8');
  return text.replace(`formula: ${RATE.now}\n`, `formula: ${rate}\n`);
}
