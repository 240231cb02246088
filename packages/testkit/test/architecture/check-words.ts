import { type Finding, packageOf, programs, type Repository } from './repository.ts';
import { isNode, type Node, parseProgram } from './syntax.ts';

const engineNames = [
  'duckdb',
  'postgres',
  'mysql',
  'mariadb',
  'clickhouse',
  'trino',
  'doris',
  'starrocks',
  'sqlite',
];
const han = /\p{Script=Han}/u;
const catalogs = 'packages/diagnostics/src/catalog/';
const screenWords = 'apps/web/src/words/';
/** `<name>/` stands for an engine's own folder; the last is the words that a definition may write after `type:`. */
const homes = [
  'packages/compiler/src/dialects/',
  'packages/store/src/dialects/',
  'packages/engines/src/<name>/',
  catalogs,
  'packages/model/src/workspace/schema/connection.ts',
];

/**
 * Engine names stand only where an engine is described: `dialects/` of compiler and store, `engines/src/<that name>/`,
 * what is said to people, and the schema of connections. Module paths and comments are free.
 */
export function checkEngineNames(repository: Repository): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [path, text] of programs(repository, 'src')) {
    if (packageOf(path) === 'testkit') continue;
    const syntax = parseProgram(path, text);
    syntax.walk((node, parents) => {
      const name = engineIn(wordsOf(node, parents.at(-1)));
      if (name === null || homes.some((home) => path.startsWith(home.replace('<name>', name)))) return;
      findings.push({ rule: 'engine-names', at: `${path}:${syntax.lineOf(node)}`, message: `names ${name}` });
    });
  }
  return findings;
}

function engineIn(words: string | null): string | null {
  const lower = words?.toLowerCase();
  return lower === undefined ? null : (engineNames.find((name) => lower.includes(name)) ?? null);
}

function wordsOf(node: Node, parent: Node | undefined): string | null {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return String(node.name);
  if (node.type === 'TemplateElement') return (node.value as { cooked: string | null }).cooked;
  if (node.type !== 'Literal' || typeof node.value !== 'string') return null;
  return parent !== undefined && parent.source === node ? null : node.value;
}

/** Chinese in a program is a catalog, or the `zh` beside an `en`: nobody reads a text in one language only. The demo's texts are data of its company. */
export function checkChineseText(repository: Repository): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [path, text] of programs(repository, 'src')) {
    if (path.startsWith(`${catalogs}zh/`) || path.startsWith(screenWords) || packageOf(path) === 'demo')
      continue;
    const syntax = parseProgram(path, text);
    syntax.walk((node, parents) => {
      const words = wordsOf(node, parents.at(-1));
      if (words === null || !han.test(words) || isBilingual([...parents, node])) return;
      const at = `${path}:${syntax.lineOf(node)}`;
      findings.push({
        rule: 'chinese-text',
        at,
        message: 'Chinese text outside a catalog or a {zh, en} label',
      });
    });
  }
  return findings;
}

function isBilingual(trail: readonly Node[]): boolean {
  return trail.some((object, i) => {
    if (object.type !== 'ObjectExpression' || !Array.isArray(object.properties)) return false;
    const property = trail[i + 1];
    return (
      property !== undefined &&
      keyOf(property) === 'zh' &&
      object.properties.some((other) => keyOf(other) === 'en')
    );
  });
}

function keyOf(property: unknown): string | null {
  if (!isNode(property) || property.type !== 'Property' || !isNode(property.key)) return null;
  return property.key.type === 'Identifier' ? String(property.key.name) : null;
}
