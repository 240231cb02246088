import type { Wire } from '@plumbline/client';
import type { Locale } from '../../../words/catalogs.ts';

type Department = Wire<'DepartmentList'>['departments'][number];

export interface DepartmentNode {
  readonly value: string;
  readonly title: string;
  readonly children: DepartmentNode[];
}

/** As a choice; a department whose upper one is not there stands at the top. */
export function departmentTree(departments: readonly Department[], locale: Locale): DepartmentNode[] {
  const nodes = new Map(
    departments.map(({ code, label }): [string, DepartmentNode] => [
      code,
      { value: code, title: label[locale], children: [] },
    ]),
  );
  const top: DepartmentNode[] = [];
  for (const { code, parent } of departments) {
    const node = nodes.get(code);
    const upper = parent === null ? undefined : nodes.get(parent);
    if (node !== undefined) (upper?.children ?? top).push(node);
  }
  return top;
}

export interface DepartmentLine {
  readonly department: Department;
  readonly depth: number;
}

/** From the top down, each with what stands below it. */
export function departmentLines(
  departments: readonly Department[],
  locale: Locale,
): readonly DepartmentLine[] {
  const byCode = new Map(departments.map((one) => [one.code, one]));
  const lines: DepartmentLine[] = [];
  const open = departmentTree(departments, locale)
    .reverse()
    .map((node) => ({ node, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    const department = byCode.get(node.value);
    if (department !== undefined) lines.push({ department, depth });
    for (const child of [...node.children].reverse()) open.push({ node: child, depth: depth + 1 });
  }
  return lines;
}

/** Of each department, how many of these belong to it or to one below it. */
export function countsBelow(
  departments: readonly Department[],
  own: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const parents = new Map(departments.map(({ code, parent }) => [code, parent]));
  const counts = new Map<string, number>();
  for (const [code, count] of own) {
    const seen = new Set<string>();
    for (let at: string | null = code; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
      seen.add(at);
      if (!parents.has(at)) break;
      counts.set(at, (counts.get(at) ?? 0) + count);
    }
  }
  return counts;
}
