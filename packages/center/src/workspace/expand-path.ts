import { isAbsolute, normalize, resolve } from 'node:path';
import { type Diagnostic, report, suggest } from '@plumbline/diagnostics';

export interface PathScope {
  /** Folder of `plumbline.yaml`. */
  readonly root: string;
  /** Folder that relative values of variables start at. */
  readonly cwd: string;
  /** Variables listed under `env:`. */
  readonly listed: ReadonlySet<string>;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ExpandedPath {
  /** Absolute; may hold glob characters. */
  readonly path: string;
  /** Folder that the leading variable names, which sources may then be read from; null without one. */
  readonly folder: string | null;
}

export type Expansion =
  | { readonly expanded: ExpandedPath; readonly diagnostics: readonly Diagnostic[] }
  | { readonly expanded: null; readonly diagnostics: readonly Diagnostic[] };

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

/**
 * `${NAME:-default}/x.csv` → an absolute path. The text and defaults start at the folder of `plumbline.yaml`, a relative
 * value of a leading variable at the current folder.
 */
export function expandPath(text: string, scope: PathScope): Expansion {
  const diagnostics: Diagnostic[] = [];
  let folder: string | null = null;
  const path = text.replace(VARIABLE, (_, name: string, fallback: string | undefined, offset: number) => {
    const value = scope.listed.has(name) ? valueOf(name, scope) : undefined;
    const used = value ?? fallback;
    if (!scope.listed.has(name)) diagnostics.push(notListed(name, scope.listed));
    else if (used === undefined) diagnostics.push(report('workspace/variable-not-set', { name }));
    if (offset !== 0 || used === undefined) return used ?? '';
    folder = resolve(value === undefined ? scope.root : scope.cwd, used);
    return folder;
  });
  if (diagnostics.length > 0) return { expanded: null, diagnostics };
  const absolute = isAbsolute(path) ? normalize(path) : resolve(scope.root, path);
  return { expanded: { path: absolute, folder }, diagnostics };
}

/** An empty variable counts as not set, as in the shell's `:-`. */
function valueOf(name: string, scope: PathScope): string | undefined {
  const value = scope.env[name];
  return value === '' ? undefined : value;
}

function notListed(name: string, listed: ReadonlySet<string>): Diagnostic {
  const [near] = suggest(name, listed);
  const line = `env: [${[...listed, name].join(', ')}]`;
  return report('workspace/variable-not-listed', { name }, {
    hints: [
      near === undefined
        ? { text: { zh: `在 plumbline.yaml 中写上 ${line}`, en: `write ${line} in plumbline.yaml` } }
        : { text: { zh: `是不是 ${near}?`, en: `did you mean ${near}?` }, replace: near },
    ],
  });
}
