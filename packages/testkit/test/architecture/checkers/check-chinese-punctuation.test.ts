import { describe, expect, test } from 'vitest';
import { checkChinesePunctuation } from '../check-chinese-punctuation.ts';
import { at, source } from './small-repository.ts';

describe('Chinese punctuation', () => {
  const problems = (text: string, path?: string) => at(checkChinesePunctuation(source(text, path)));

  test.each([
    "const a = '找不到,请检查';",
    'const a = `共 ${n} 行,其中 ${m} 行`;',
    'const a = `${name}:共 ${n} 行`;',
    "const a = '列表(其余合并)';",
    "const a = '是否可用?';",
    'const a = `分组键有 ${a},${b}`;',
  ])('%s', (text) => {
    expect(problems(text)).toHaveLength(1);
  });

  test.each([
    "const a = '找不到，请检查（其余合并）：共 3 行';",
    'const a = `${name}(…) 汇总多行`;',
    "const a = '第二个“键: 值”，如 count(实体)';",
    "const a = '例如 2013-01-01..2013-06-30、fixed:2011';",
    'const a = `${file}:${line}`;',
  ])('%s is fine', (text) => {
    expect(problems(text)).toEqual([]);
  });

  test('the texts of the demo are data', () => {
    expect(problems("const a = '衣柜(套)';", 'packages/demo/src/company.ts')).toEqual([]);
  });
});
