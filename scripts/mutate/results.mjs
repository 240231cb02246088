import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const keyOf = ({ file, find, replace }) =>
  createHash('sha256')
    .update(JSON.stringify([file, find, replace]))
    .digest('hex');

/** What is known about one state of the repository, kept in a file so that an interrupted run goes on. */
export function openResults(root, state) {
  const path = join(root, 'node_modules', '.cache', 'plumbline-mutate.json');
  const read = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
  const known = read?.state === state ? read : { state, green: [], verdicts: {} };
  const save = () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(known, null, 2)}\n`);
  };
  return {
    verdictOf: (edit) => known.verdicts[keyOf(edit)] ?? null,
    record: (edit, verdict) => {
      known.verdicts[keyOf(edit)] = verdict;
      save();
    },
    isGreen: (tests) => known.green.includes(tests),
    recordGreen: (tests) => {
      known.green.push(...tests);
      save();
    },
  };
}
