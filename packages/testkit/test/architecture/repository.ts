import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text files by path relative to the root, with `/`. Checks read nothing else, so that they can be tested on small inputs. */
export type Repository = ReadonlyMap<string, string>;

export interface Finding {
  readonly rule: string;
  /** `path` or `path:line`. */
  readonly at: string;
  readonly message: string;
}

const skipped = new Set(['node_modules', 'dist', '.git', '.plumbline', 'coverage']);
const read = /\.(ts|tsx|mts|mjs|js|json|md|yaml)$/;

/** Every source, manifest and document below `root`. */
export function readRepository(root: string): Repository {
  const files = new Map<string, string>();
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !skipped.has(entry.name)) visit(path);
      if (entry.isFile() && read.test(entry.name)) files.set(path, readFileSync(join(root, path), 'utf8'));
    }
  };
  visit('');
  return files;
}

/** `packages/model/src/formula/lexer.ts` → `model`; null outside packages and apps. */
export function packageOf(path: string): string | null {
  return /^(?:packages|apps)\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** Program texts of the packages: `src` ships, `test` does not. */
export function programs(
  repository: Repository,
  part: 'src' | 'test',
): readonly (readonly [string, string])[] {
  return [...repository].filter(([path]) =>
    new RegExp(`^(packages|apps)/[^/]+/${part}/.*\\.tsx?$`).test(path),
  );
}
