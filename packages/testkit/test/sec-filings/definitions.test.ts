import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../adventure-works/shared-data.ts';
import { complaints, readFolder } from '../definitions/read-folder.ts';

const { model, diagnostics } = readFolder(join(REPOSITORY, 'workspaces/sec-filings'));

test('the definitions are sound', () => {
  expect(complaints(diagnostics)).toEqual([]);
  expect(model.metrics.size).toBeGreaterThanOrEqual(90);
});
