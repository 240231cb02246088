import { isAbsolute, normalize, resolve } from 'node:path';

export interface PathScope {
  /** Folder of `plumbline.yaml`. */
  readonly root: string;
  /** Folder that relative values of variables start at. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ExpandedPath {
  /** Absolute; may hold glob characters. */
  readonly path: string;
  /** The leading variable and the folder it names, which sources may then be read from; null without one. */
  readonly root: { readonly variable: string; readonly folder: string } | null;
}

const VARIABLE = /\$\{([^}:]*)(?::-([^}]*))?\}/g;

/**
 * `${NAME:-default}/x.csv` → an absolute path. Text and defaults start at the folder of `plumbline.yaml`, a relative
 * value of a leading variable at the current folder. The model has checked that every variable is listed and has a
 * value; null where one has none all the same.
 */
export function expandPath(text: string, scope: PathScope): ExpandedPath | null {
  let root: ExpandedPath['root'] = null;
  let isComplete = true;
  const path = text.replace(VARIABLE, (_, name: string, fallback: string | undefined, offset: number) => {
    const value = readVariable(name, scope);
    const used = value ?? fallback;
    if (used === undefined) isComplete = false;
    if (offset !== 0 || used === undefined) return used ?? '';
    const folder = resolve(value === undefined ? scope.root : scope.cwd, used);
    root = { variable: name, folder };
    return folder;
  });
  if (!isComplete) return null;
  return { path: isAbsolute(path) ? normalize(path) : resolve(scope.root, path), root };
}

/** An empty variable counts as not set, as in the shell's `:-`. */
function readVariable(name: string, scope: PathScope): string | undefined {
  const value = scope.env[name];
  return value === '' ? undefined : value;
}
