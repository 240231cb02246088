import type { Department } from '@plumbline/store';

/** Codes of a department and of all below it. */
export function departmentSubtree(code: string, departments: readonly Department[]): readonly string[] {
  const found = new Set([code]);
  for (let before = 0; found.size > before; ) {
    before = found.size;
    for (const { code: below, parent } of departments)
      if (parent !== null && found.has(parent)) found.add(below);
  }
  return [...found].sort();
}
