import { parseSync, visitorKeys } from 'oxc-parser';

/** A node of oxc's ESTree; the checks ask for few properties and look before they use one. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

export interface Import {
  readonly specifier: string;
  /** Gone after compilation, as `import type`; `import { type A }` still loads the module. */
  readonly typeOnly: boolean;
  /** `import(…)`: loaded when the line runs. */
  readonly later: boolean;
  readonly line: number;
}

export interface Syntax {
  readonly imports: readonly Import[];
  /** `import(x)` and `require(x)` whose target cannot be read from the text. */
  readonly unreadableImports: readonly number[];
  /** Lines of `export *` that carry values. */
  readonly starExports: readonly number[];
  readonly errors: readonly string[];
  walk(visit: (node: Node, parents: readonly Node[]) => void): void;
  lineOf(node: Node): number;
}

export function parseProgram(path: string, text: string): Syntax {
  const parsed = parseSync(path, text);
  const program = parsed.program as unknown as Node;
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const lineOf = (node: Node) => lineStarts.findLastIndex((start) => start <= node.start) + 1;
  const walk: Syntax['walk'] = (visit) => visitNode(program, [], visit);

  const imports: Import[] = [];
  const unreadableImports: number[] = [];
  const starExports: number[] = [];
  walk((node) => {
    const found = importOf(node);
    if (found === null) return;
    if (found.specifier === null) unreadableImports.push(lineOf(node));
    else {
      const later = node.type === 'ImportExpression';
      imports.push({ specifier: found.specifier, typeOnly: found.typeOnly, later, line: lineOf(node) });
    }
    if (node.type === 'ExportAllDeclaration' && !found.typeOnly) starExports.push(lineOf(node));
  });
  const errors = parsed.errors.map((error) => error.message);
  return { imports, unreadableImports, starExports, errors, walk, lineOf };
}

function visitNode(
  node: Node,
  parents: readonly Node[],
  visit: (node: Node, parents: readonly Node[]) => void,
) {
  visit(node, parents);
  const inner = [...parents, node];
  for (const key of visitorKeys[node.type] ?? []) {
    const value = node[key];
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) visitNode(child, inner, visit);
    }
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The text of a string literal or of a template without holes. */
export function textOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis) || node.quasis.length !== 1) return null;
  return (node.quasis[0] as { value: { cooked: string } }).value.cooked;
}

function importOf(node: Node): { specifier: string | null; typeOnly: boolean } | null {
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier: textOf(node.source), typeOnly: node.importKind === 'type' };
    case 'ExportAllDeclaration':
      return { specifier: textOf(node.source), typeOnly: node.exportKind === 'type' };
    case 'ExportNamedDeclaration':
      return isNode(node.source)
        ? { specifier: textOf(node.source), typeOnly: node.exportKind === 'type' }
        : null;
    case 'ImportExpression':
      return { specifier: textOf(node.source), typeOnly: false };
    case 'TSImportType':
      return { specifier: textOf(node.source), typeOnly: true };
    case 'TSExternalModuleReference':
      return { specifier: textOf(node.expression), typeOnly: false };
    case 'CallExpression':
      return isRequire(node)
        ? { specifier: textOf((node.arguments as unknown[])[0]), typeOnly: false }
        : null;
    default:
      return null;
  }
}

function isRequire(call: Node): boolean {
  return isNode(call.callee) && call.callee.type === 'Identifier' && call.callee.name === 'require';
}
