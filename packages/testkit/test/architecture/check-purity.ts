import type { Layer } from './layers.ts';
import { type Finding, packageOf, programs, type Repository } from './repository.ts';
import { isNode, type Node, parseProgram } from './syntax.ts';

/** Global names that reach the outside: clock, environment, network, timers, random. */
const outside = new Set([
  'process',
  'performance',
  'crypto',
  'fetch',
  'console',
  'navigator',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'XMLHttpRequest',
  'WebSocket',
  'require',
  '__dirname',
  '__filename',
]);

/** Members that read the clock, chance, or the machine's time zone or language. */
const members: Readonly<Record<string, RegExp>> = {
  Date: /^now$/,
  Math: /^random$/,
};
const localMembers =
  /^(get(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)|toLocale\w*|localeCompare)$/;

/** Pure packages take clock, files, user, language and chance as parameters. */
export function checkPurity(repository: Repository, layers: ReadonlyMap<string, Layer>): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [path, text] of programs(repository, 'src')) {
    if (layers.get(packageOf(path) ?? '')?.pure !== true) continue;
    const syntax = parseProgram(path, text);
    syntax.walk((node, parents) => {
      const impure = impureUse(node, parents);
      if (impure !== null) {
        const at = `${path}:${syntax.lineOf(node)}`;
        findings.push({ rule: 'purity', at, message: `a pure package may not use ${impure}` });
      }
    });
  }
  return findings;
}

function impureUse(node: Node, parents: readonly Node[]): string | null {
  const parent = parents.at(-1);
  if (node.type === 'Identifier' && isReference(node, parent)) {
    const name = String(node.name);
    if (outside.has(name)) return name;
    if (name === 'Date' && isCallOf(parent, node)) return 'the current time';
  }
  if (node.type === 'MemberExpression') return impureMember(node);
  if (node.type === 'MetaProperty' && isNode(node.meta) && node.meta.name === 'import') return 'import.meta';
  return null;
}

/** `new Date()` and `Date()`; `new Date(milliseconds)` reads nothing. */
function isCallOf(parent: Node | undefined, callee: Node): boolean {
  if (parent === undefined || parent.callee !== callee) return false;
  if (parent.type === 'CallExpression') return true;
  return parent.type === 'NewExpression' && Array.isArray(parent.arguments) && parent.arguments.length === 0;
}

function impureMember(node: Node): string | null {
  const { object, property } = node as { object?: unknown; property?: unknown };
  if (!isNode(property)) return null;
  const name = property.type === 'Identifier' ? String(property.name) : String(property.value ?? '');
  if (node.computed !== true && localMembers.test(name)) return name;
  if (!isNode(object) || object.type !== 'Identifier') return null;
  return members[String(object.name)]?.test(name) === true ? `${object.name}.${name}` : null;
}

/** Not the name of a property, a key, a label or a type's member. */
function isReference(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined) return true;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed === true;
  if (parent.type === 'Property') return parent.value === node || parent.shorthand === true;
  if (/^TS(As|Satisfies|NonNull)\w*$/.test(parent.type)) return parent.expression === node;
  return !/^(TS\w*|PropertyDefinition|MethodDefinition|LabeledStatement|ImportSpecifier|ExportSpecifier)$/.test(
    parent.type,
  );
}
