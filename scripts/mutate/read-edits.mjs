import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Every edit of scripts/mutations/, in order: `{ id: 'calendar/3', file, find, replace, why, tests }`. */
export async function readEdits(root) {
  const folder = join(root, 'scripts', 'mutations');
  const lists = readdirSync(folder).sort();
  const read = lists.map(async (file) => {
    const { default: edits } = await import(pathToFileURL(join(folder, file)));
    const list = basename(file, '.mjs');
    return edits.map((edit, i) => ({ ...edit, id: `${list}/${i + 1}` }));
  });
  return (await Promise.all(read)).flat();
}

/** `only` names lists or edits (`calendar,model/3`), `from` the list or edit to begin with. */
export function selectEdits(edits, { only, from }) {
  const isNamed = (name) => (edit) => edit.id === name || edit.id.startsWith(`${name}/`);
  const names = only === '' ? [] : only.split(',');
  for (const name of from === '' ? names : [...names, from]) {
    if (!edits.some(isNamed(name))) throw new Error(`no list and no edit is called ${name}`);
  }
  const begun = from === '' ? edits : edits.slice(edits.findIndex(isNamed(from)));
  return names.length === 0 ? begun : begun.filter((edit) => names.some((name) => isNamed(name)(edit)));
}

/** What makes an edit meaningless: its text moved, it changes nothing, it names a test that is not there. */
export function misfits(edits, root) {
  return edits.flatMap(({ id, file, find, replace, tests }) => {
    const path = join(root, file);
    const times = existsSync(path) ? readFileSync(path, 'utf8').split(find).length - 1 : 0;
    return [
      ...(times === 1 ? [] : [`${id}: ${file} holds ${times} times, not once: ${find}`]),
      ...(find === replace ? [`${id}: changes nothing`] : []),
      ...(tests.length === 0 ? [`${id}: names no test`] : []),
      ...tests.filter((test) => !existsSync(join(root, test))).map((test) => `${id}: there is no ${test}`),
    ];
  });
}
