import { type Diagnostic, didYouMean, report } from '@plumbline/diagnostics';
import { placeAt, type SourceFile } from './yaml/source-file.ts';
import type { Written, WrittenEntry, WrittenMap } from './yaml/written.ts';

/** What `${…}` may stand for. */
export interface Variables {
  readonly values: ReadonlyMap<string, string>;
  /** Names under `env:` of plumbline.yaml. */
  readonly listed: ReadonlySet<string>;
}

type Allowance = 'connection' | 'path' | 'none';
type Text = Extract<Written, { kind: 'text' }>;

interface Substitution {
  readonly file: SourceFile;
  readonly variables: Variables;
  readonly diagnostics: Diagnostic[];
  /** Offsets of texts that were refused. */
  readonly faults: number[];
}

const VARIABLE = /\$\{([^}:]*)(?::-([^}]*))?\}/g;
const SECRET = /(?:^|_)(?:PASSWORD|PASSWD|PWD|SECRET|TOKEN|KEY|CREDENTIALS?)(?:_|$)/i;

/**
 * Replaces `${NAME}` and `${NAME:-default}` in connections, and checks them in source paths, which stay as written: where
 * a path starts depends on whether the value is the default. Anywhere else a variable is an error.
 */
export function substitute(
  file: SourceFile,
  root: WrittenMap,
  variables: Variables,
): {
  readonly root: WrittenMap;
  readonly diagnostics: readonly Diagnostic[];
  readonly faults: readonly number[];
} {
  const substitution: Substitution = { file, variables, diagnostics: [], faults: [] };
  const { diagnostics, faults } = substitution;
  if (!file.text.includes('${')) return { root, diagnostics, faults };
  return { root: inMap(root, [], substitution), diagnostics, faults };
}

function allowanceOf(path: readonly string[]): Allowance {
  if (path[0] === 'connections') return 'connection';
  return path[0] === 'datasets' && path[1] === 'source' && path[2] === 'files' ? 'path' : 'none';
}

/** `path` holds keys only, without positions in lists. */
function inValue(written: Written, path: readonly string[], substitution: Substitution): Written {
  if (written.kind === 'text') {
    return written.value.includes('${') ? inText(written, allowanceOf(path), substitution) : written;
  }
  if (written.kind === 'list') {
    return { ...written, items: written.items.map((item) => inValue(item, path, substitution)) };
  }
  return inMap(written, path, substitution);
}

function inMap(written: WrittenMap, path: readonly string[], substitution: Substitution): WrittenMap {
  const entries = new Map<string, WrittenEntry>();
  for (const [key, entry] of written.entries) {
    const value = entry.value === null ? null : inValue(entry.value, [...path, key], substitution);
    entries.set(key, value === entry.value ? entry : { ...entry, value });
  }
  return { ...written, entries };
}

function inText(written: Text, allowance: Allowance, substitution: Substitution): Written {
  const at = placeAt(substitution.file, written.start, written.end);
  const refuse = (diagnostic: Diagnostic) => {
    substitution.diagnostics.push(diagnostic);
    substitution.faults.push(written.start);
  };
  const value = written.value.replace(VARIABLE, (whole, name: string, fallback: string | undefined) => {
    const problem = problemOf(name, allowance, substitution.variables);
    if (problem !== null) {
      const hints = didYouMean(name, substitution.variables.listed, 1);
      refuse(
        report(problem, { name }, { at, hints: problem === 'workspace/variable-not-listed' ? hints : [] }),
      );
      return whole;
    }
    const found = substitution.variables.values.get(name);
    const used = found === undefined || found === '' ? fallback : found;
    if (used !== undefined) return allowance === 'path' ? whole : used;
    refuse(report('workspace/variable-without-value', { name }, { at }));
    return whole;
  });
  return { ...written, value };
}

function problemOf(name: string, allowance: Allowance, variables: Variables) {
  if (allowance === 'none') return 'workspace/variable-place';
  if (!variables.listed.has(name)) return 'workspace/variable-not-listed';
  if (allowance === 'path' && SECRET.test(name)) return 'workspace/secret-place';
  return null;
}
