import { type Diagnostic, report } from '@plumbline/diagnostics';
import { placeAt, type SourceFile } from './yaml/source-file.ts';
import type { WrittenMap } from './yaml/written.ts';

const SECRET_KEYS = ['password', 'token'];

/** Warns of passwords and tokens that stand in a file instead of a variable; run before substitution. */
export function findPlainSecrets(file: SourceFile, root: WrittenMap): readonly Diagnostic[] {
  const connections = root.entries.get('connections')?.value;
  if (connections?.kind !== 'list') return [];
  return connections.items.flatMap((item) => {
    if (item.kind !== 'map') return [];
    return SECRET_KEYS.flatMap((key) => {
      const written = item.entries.get(key)?.value;
      if (written?.kind !== 'text' || written.value.includes('${')) return [];
      const at = placeAt(file, written.start, written.end);
      return [report('workspace/secret-in-file', {}, { at, severity: 'warning' })];
    });
  });
}
