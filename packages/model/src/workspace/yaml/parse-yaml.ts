import { type Diagnostic, type Params, report } from '@plumbline/diagnostics';
import { type ErrorCode, type ParsedNode, parseDocument } from 'yaml';
import { YAML_LIMITS } from './limits.ts';
import { readPlainYaml } from './read-plain-yaml.ts';
import { placeAt, type SourceFile } from './source-file.ts';
import { type Conversion, createConversion, toWritten } from './to-written.ts';
import type { Written } from './written.ts';

type YamlProblem = Params['workspace/yaml-syntax']['problem'];

const PROBLEMS: { readonly [C in ErrorCode]: YamlProblem } = {
  ALIAS_PROPS: 'alias',
  BAD_ALIAS: 'alias',
  BAD_COLLECTION_TYPE: 'other',
  BAD_DIRECTIVE: 'other',
  BAD_DQ_ESCAPE: 'escape',
  BAD_INDENT: 'indent',
  BAD_PROP_ORDER: 'other',
  BAD_SCALAR_START: 'reserved-character',
  BLOCK_AS_IMPLICIT_KEY: 'nested-map',
  BLOCK_IN_FLOW: 'nested-map',
  DUPLICATE_KEY: 'other',
  IMPOSSIBLE: 'other',
  KEY_OVER_1024_CHARS: 'key',
  MISSING_CHAR: 'missing-character',
  MULTILINE_IMPLICIT_KEY: 'key',
  MULTIPLE_ANCHORS: 'alias',
  MULTIPLE_DOCS: 'several-documents',
  MULTIPLE_TAGS: 'other',
  NON_STRING_KEY: 'other',
  RESOURCE_EXHAUSTION: 'other',
  TAB_AS_INDENT: 'tab',
  TAG_RESOLVE_FAILED: 'other',
  UNEXPECTED_TOKEN: 'unexpected',
};

export interface ParsedYaml {
  /** Null when the file is empty or cannot be read. */
  readonly root: Written | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Offsets of what was refused inside a file that is kept. */
  readonly faults: readonly number[];
  /** False when nothing of the file could be kept. */
  readonly isRead: boolean;
}

/** Reads one file. After a syntax error nothing of the file is kept: what follows the error cannot be trusted. */
export function parseYaml(file: SourceFile): ParsedYaml {
  if (file.text.length > YAML_LIMITS.characters) {
    const at = placeAt(file, 0, 1);
    const params = { limit: 'characters', max: YAML_LIMITS.characters } as const;
    return unread([report('workspace/limit', params, { at })]);
  }
  const plain = readPlainYaml(file.text);
  return plain === null ? parseFully(file) : { root: plain, diagnostics: [], faults: [], isRead: true };
}

/** With the full parser; `parseYaml` falls back to it, tests compare the two. */
export function parseFully(file: SourceFile): ParsedYaml {
  const document = parse(file.text);
  const problems = syntaxProblems(file, document);
  if (problems.length > 0) return unread(problems);
  const conversion = createConversion(file);
  const root = document.contents === null ? null : toWritten(document.contents, conversion);
  return kept(root, conversion);
}

function unread(diagnostics: readonly Diagnostic[]): ParsedYaml {
  return { root: null, diagnostics, faults: [], isRead: false };
}

function kept(root: Written | null, conversion: Conversion): ParsedYaml {
  const { diagnostics, faults, exceeded } = conversion;
  return exceeded ? unread(diagnostics) : { root, diagnostics, faults, isRead: true };
}

function parse(text: string) {
  return parseDocument<ParsedNode>(text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
}

function syntaxProblems(file: SourceFile, document: ReturnType<typeof parse>): readonly Diagnostic[] {
  const first = document.errors[0];
  if (first !== undefined) {
    const at = placeAt(file, first.pos[0], first.pos[1]);
    if (
      first.code === 'RESOURCE_EXHAUSTION' ||
      document.errors.some((e) => e.code === 'RESOURCE_EXHAUSTION')
    ) {
      return [report('workspace/limit', { limit: 'depth', max: YAML_LIMITS.depth }, { at })];
    }
    return [report('workspace/yaml-syntax', { problem: PROBLEMS[first.code] }, { at })];
  }
  const warning = document.warnings[0];
  if (warning === undefined) return [];
  const [start, end] = warning.pos;
  const at = placeAt(file, start, end);
  return [report('workspace/tag', { tag: file.text.slice(start, end) }, { at })];
}
