import { beforeAll, describe, expect, test } from 'vitest';
import { build, runPlumbline } from './run-plumbline.ts';

beforeAll(build);

describe('without a workspace', () => {
  test('help and version are on standard output', async () => {
    const help = await runPlumbline(['--help']);
    expect([help.code, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toMatch(/query <metric>… +ask for metrics/);
    const chinese = await runPlumbline(['query', '--help'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(chinese.stdout).toContain('用法：plumbline query <metric>…');
    expect((await runPlumbline(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('a wrong command line is refused on standard error with code 1', async () => {
    expect(await runPlumbline(['chek', 'x'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'error cli/unknown-command: there is no command called chek\n  hint: did you mean check?\n',
    });
    const chinese = await runPlumbline(['chek', '--locale', 'zh']);
    expect(chinese.stderr).toBe('错误 cli/unknown-command: 没有名为 chek 的命令\n  建议: 是否想写 check？\n');
  });

  test('as JSON when asked for', async () => {
    const { code, stdout, stderr } = await runPlumbline(['query', 'm', '--limit', 'x', '--format', 'json']);
    expect([code, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr)).toEqual({
      diagnostics: [
        {
          code: 'cli/not-a-count',
          severity: 'error',
          message: '--limit must be a whole number above 0, not x',
          params: { flag: '--limit', value: 'x' },
          hints: [],
        },
      ],
    });
  });

  test('a folder that is no workspace', async () => {
    const { code, stdout, stderr } = await runPlumbline(['query', 'm', '--workspace', 'packages/cli']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'error workspace/not-a-workspace: packages/cli is not a workspace: it holds no plumbline.yaml\n',
    );
  });
});
