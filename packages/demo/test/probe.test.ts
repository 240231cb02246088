import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'vitest';
import { readDefinitions, buildModel } from '../../model/src/index.ts';
import { formatDiagnostic } from '@plumbline/diagnostics';
const walk = (d: string): string[] => readdirSync(d, { withFileTypes: true }).flatMap((e) => (e.name.startsWith('.') ? [] : e.isDirectory() ? walk(join(d, e.name)) : e.name.endsWith('.yaml') ? [join(d, e.name)] : []));
for (const root of ['workspaces/adventure-works', 'packages/demo/workspace'])
test(root, () => {
  const files = new Map(walk(root).map((p) => [relative(root, p), readFileSync(p, 'utf8')]));
  const { definitions, diagnostics } = readDefinitions(files, new Map([['PLUMBLINE_SHARED', '/work/shared']]));
  const t = performance.now();
  const built = buildModel(definitions, new Map());
  console.log(root, 'ms', performance.now() - t, built.model.datasets.size, built.model.metrics.size);
  for (const d of [...diagnostics, ...built.diagnostics]) console.log(d.severity, formatDiagnostic(d, 'en'));
});
