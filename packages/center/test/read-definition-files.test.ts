import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FILE_LIMITS } from '../src/workspace/limits.ts';
import { locateWorkspace } from '../src/workspace/locate-workspace.ts';
import { readDefinitionFiles } from '../src/workspace/read-definition-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('readDefinitionFiles', () => {
  test('reads yaml and yml at any depth, and nothing else', async () => {
    const root = temporaryFolder({
      'plumbline.yaml': 'workspace: shop',
      'a/b/metrics.yml': 'metrics: []',
      'a/notes.md': '# no',
      'data.yaml.gz': 'no',
      '.plumbline/state.yaml': 'no',
      '.github/ci.yaml': 'no',
      'node_modules/x/y.yaml': 'no',
    });
    const { files, diagnostics } = await readDefinitionFiles(root, FILE_LIMITS);
    expect([...files]).toEqual([
      ['a/b/metrics.yml', 'metrics: []'],
      ['plumbline.yaml', 'workspace: shop'],
    ]);
    expect(diagnostics).toEqual([]);
  });

  test('strips a byte order mark, keeps Chinese, refuses other encodings', async () => {
    const root = temporaryFolder({
      'bom.yaml': '\uFEFFlabel: 收入',
      'gbk.yaml': new Uint8Array([0x6c, 0x3a, 0x20, 0xca, 0xd5, 0xc8, 0xeb]),
    });
    const { files, diagnostics } = await readDefinitionFiles(root, FILE_LIMITS);
    expect([...files]).toEqual([['bom.yaml', 'label: 收入']]);
    expect(diagnostics.map((d) => [d.code, d.params])).toEqual([
      ['workspace/not-utf8', { path: 'gbk.yaml' }],
    ]);
  });

  test('follows links inside the workspace, refuses those that leave it, survives circles', async () => {
    const outside = temporaryFolder({ 'secret.yaml': 'password: x', 'folder/more.yaml': 'x: 1' });
    const root = temporaryFolder({ 'real/a.yaml': 'a: 1' });
    symlinkSync(join(root, 'real'), join(root, 'linked'));
    symlinkSync(root, join(root, 'real', 'circle'));
    symlinkSync(join(outside, 'secret.yaml'), join(root, 'secret.yaml'));
    symlinkSync(join(outside, 'folder'), join(root, 'folder'));
    symlinkSync(join(root, 'nowhere.yaml'), join(root, 'broken.yaml'));
    const { files, diagnostics } = await readDefinitionFiles(root, FILE_LIMITS);
    expect([...files.values()]).toEqual(['a: 1']);
    expect(diagnostics.map((d) => d.code).sort()).toEqual([
      'workspace/link-outside',
      'workspace/unreadable-file',
    ]);
  });

  test('limits are refusals, never a part of the files', async () => {
    const root = temporaryFolder({ 'a.yaml': 'a: 12345', 'b.yaml': 'b: 1', 'c/d/e.yaml': 'e: 1' });
    const read = async (limits: Partial<typeof FILE_LIMITS>) => {
      const { files, diagnostics } = await readDefinitionFiles(root, { ...FILE_LIMITS, ...limits });
      return [files.size, ...diagnostics.map((d) => d.code)];
    };
    expect(await read({ bytesPerFile: 5 })).toEqual([2, 'workspace/file-too-large']);
    expect(await read({ files: 2 })).toEqual([0, 'workspace/too-many-files']);
    expect(await read({ bytes: 10 })).toEqual([0, 'workspace/too-large']);
    expect(await read({ depth: 1 })).toEqual([2, 'workspace/folder-too-deep']);
  });
});

describe('locateWorkspace', () => {
  test('resolves links and starts at the current folder', async () => {
    const cwd = temporaryFolder({ 'shop/plumbline.yaml': '' });
    symlinkSync(join(cwd, 'shop'), join(cwd, 'link'));
    expect((await locateWorkspace('link', cwd)).root).toBe(join(cwd, 'shop'));
  });

  test('says what is there instead', async () => {
    const cwd = temporaryFolder({ 'shop/plumbline.yaml': '', 'file.txt': '' });
    mkdirSync(join(cwd, 'shop', 'metrics'));
    expect((await locateWorkspace('shpo', cwd)).diagnostic?.code).toBe('workspace/folder-not-found');
    expect((await locateWorkspace('file.txt', cwd)).diagnostic?.code).toBe('workspace/folder-not-found');
    const below = await locateWorkspace('shop/metrics', cwd);
    expect(below.diagnostic?.code).toBe('workspace/not-a-workspace');
    expect(below.diagnostic?.hints[0]?.replace).toBe('shop');
  });
});
