import { type Finding, packageOf, programs, type Repository } from './repository.ts';
import { isNode, type Node, parseProgram, textOf } from './syntax.ts';

const han = /\p{Script=Han}/u;
/** What stands in a template's hole is read as Chinese. */
const hole = '\u{fffc}';
const side = `[\\p{Script=Han}“”）】、。，；：${hole}]`;
/** `键: 值` is YAML, `count(实体)` and `sum(…)` are forms of our language; neither is prose. */
const halfWidth = new RegExp(`${side}(?:[,;!?]|:(?! )|[()])|(?:[,;!?)]|:|(?<![\\w*])[(])(?=${side})`, 'u');
const code = /[a-z_]\([^()]*\)|\p{Script=Han}+: \p{Script=Han}+|\(…\)/gu;

/** Chinese prose has full-width marks. The demo's texts are data of its company. */
export function checkChinesePunctuation(repository: Repository): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [path, source] of programs(repository, 'src')) {
    if (packageOf(path) === 'demo' || !han.test(source)) continue;
    const syntax = parseProgram(path, source);
    syntax.walk((node) => {
      const text = proseOf(node)?.replaceAll(code, '') ?? '';
      const mark = han.test(text) ? halfWidth.exec(text) : null;
      if (mark === null) return;
      const at = `${path}:${syntax.lineOf(node)}`;
      findings.push({ rule: 'chinese-punctuation', at, message: `half-width mark at ${mark[0]} in ${text}` });
    });
  }
  return findings;
}

function proseOf(node: Node): string | null {
  const whole = textOf(node);
  if (whole !== null || node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return whole;
  return node.quasis
    .map((part) => (isNode(part) ? (part.value as { cooked: string }).cooked : ''))
    .join(hole);
}
