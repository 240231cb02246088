import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { declaredCodes } from './declared-codes.ts';
import { type Example, tellings, type Written, written } from './example.ts';

const root = new URL('../../../../', import.meta.url);
const docs = new URL('docs/diagnostics/', root);
const read = (url: URL) => readFileSync(url, 'utf8');

const stages = new URL('packages/diagnostics/src/codes/', root);
const codes = readdirSync(stages)
  .filter((file) => file !== 'index.ts')
  .flatMap((file) => declaredCodes(file, read(new URL(file, stages))))
  .map(({ code }) => code);

const pages = readdirSync(new URL('examples/', docs)).map((file) => ({
  name: file.replace('.yaml', ''),
  examples: Object.entries(parse(read(new URL(`examples/${file}`, docs))) as Record<string, Written>),
}));
const examples = pages.flatMap((page) => page.examples);

test('every code has an example, and every example a code', () => {
  const shown = new Set(examples.map(([code]) => code));
  expect(codes.filter((code) => !shown.has(code)).sort(), 'codes without an example').toEqual([]);
  expect([...shown].filter((code) => !codes.includes(code)).sort(), 'examples of no code').toEqual([]);
});

test('an example stands on the page of its stage', () => {
  for (const { name, examples } of pages) {
    for (const [code] of examples) expect(code.split('/')[0]).toBe(name);
  }
});

describe('an example meets its code', () => {
  test.each(examples.filter(([, example]) => !('test' in example)))('%s', async (code, example) => {
    const told = await tellings(written(example), 'en');
    expect([...told.keys()]).toContain(code);
  });
});

describe('a test that shows a code names it', () => {
  test.each(examples.flatMap(([code, example]) => ('test' in example ? [[code, example.test]] : [])))(
    '%s in %s',
    (code, path) => {
      const url = new URL(path ?? '', root);
      expect(existsSync(url), 'the test exists').toBe(true);
      expect(read(url).includes(code ?? ''), 'the test names the code').toBe(true);
    },
  );
});

/** Written by `npm run docs`, read by people. */
describe('the page is what people are told today', () => {
  test.each(pages)('$name', async ({ name, examples }) => {
    const sections = await Promise.all(examples.map(([code, example]) => section(code ?? '', example)));
    const intro = `# ${name}\n\nWritten by \`npm run docs\` from \`examples/${name}.yaml\`; see [README](README.md).\n`;
    const page = fileURLToPath(new URL(`${name}.md`, docs));
    await expect([intro, ...sections].join('\n')).toMatchFileSnapshot(page);
  });
});

async function section(code: string, source: Written): Promise<string> {
  const example: Example = written(source);
  if ('test' in example) return `## ${code}\n\nShown by [${example.test}](../../${example.test}).\n`;
  const zh = (await tellings(example, 'zh')).get(code) ?? '';
  const en = (await tellings(example, 'en')).get(code) ?? '';
  const asked =
    'command' in example ? `plumbline ${example.command.join(' ')}\n` : stringify(source, { lineWidth: 0 });
  const short = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.length < 1000)
      .join('\n');
  const fence = (language: string, text: string) => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
  return [
    `## ${code}\n`,
    fence('command' in example ? 'sh' : 'yaml', asked),
    fence('text', short(en)),
    fence('text', short(zh)),
  ].join('\n');
}
