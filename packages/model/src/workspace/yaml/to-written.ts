import { type Diagnostic, report } from '@plumbline/diagnostics';
import { type Alias, isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap } from 'yaml';
import { YAML_LIMITS } from './limits.ts';
import { placeAt, type SourceFile } from './source-file.ts';
import type { Written, WrittenEntry } from './written.ts';

/** What is known while one file is converted. */
export interface Conversion {
  readonly file: SourceFile;
  readonly diagnostics: Diagnostic[];
  /** Offsets of what was refused. */
  readonly faults: number[];
  /** Values by anchor, with the number of values they stand for. */
  readonly anchors: Map<string, { readonly written: Written; readonly size: number }>;
  values: number;
  aliases: number;
  exceeded: boolean;
}

export function createConversion(file: SourceFile): Conversion {
  return { file, diagnostics: [], faults: [], anchors: new Map(), values: 0, aliases: 0, exceeded: false };
}

/** Keeps text and offsets of a parsed node and drops the rest. */
export function toWritten(node: ParsedNode, conversion: Conversion): Written | null {
  return convert(node, { depth: 1, conversion });
}

interface Position {
  readonly depth: number;
  readonly conversion: Conversion;
}

function convert(node: ParsedNode, position: Position): Written | null {
  const { depth, conversion } = position;
  const start = node.range[0];
  if (!countValue(node, position)) return null;
  if (isAlias(node)) return convertAlias(node, position);
  const before = conversion.values;
  let written: Written;
  const end = node.range[1];
  if (node.tag !== undefined) {
    refuse(
      conversion,
      start,
      report('workspace/tag', { tag: node.tag }, { at: placeAt(conversion.file, start, end) }),
    );
  }
  const inside = { depth: depth + 1, conversion };
  if (isMap(node)) {
    const entries = convertEntries(node, inside);
    const flow = node.flow === true;
    written = { kind: 'map', entries, flow, start, end: flow ? end : endOfEntries(entries, start) };
  } else if (isSeq(node)) {
    const items: Written[] = [];
    for (const item of node.items) {
      const converted = convert(item as ParsedNode, inside);
      if (converted !== null) items.push(converted);
    }
    written = { kind: 'list', items, start, end: node.flow === true ? end : (items.at(-1)?.end ?? start) };
  } else {
    written = { kind: 'text', value: isScalar(node) ? String(node.value) : '', start, end };
  }
  if ('anchor' in node && node.anchor !== undefined) {
    conversion.anchors.set(node.anchor, { written, size: conversion.values - before + 1 });
  }
  return written;
}

/** False when a limit is passed; said once for a file. */
function countValue(node: ParsedNode, { depth, conversion }: Position): boolean {
  conversion.values++;
  const limit =
    depth > YAML_LIMITS.depth ? 'depth' : conversion.values > YAML_LIMITS.values ? 'values' : null;
  if (limit === null) return true;
  exceed(conversion, limit, node.range[0]);
  return false;
}

function exceed(conversion: Conversion, limit: 'depth' | 'values' | 'aliases', start: number): void {
  if (conversion.exceeded) return;
  conversion.exceeded = true;
  const at = placeAt(conversion.file, start, start + 1);
  refuse(conversion, start, report('workspace/limit', { limit, max: YAML_LIMITS[limit] }, { at }));
}

function convertAlias(node: Alias.Parsed, { conversion }: Position): Written | null {
  const start = node.range[0];
  const anchor = conversion.anchors.get(node.source);
  if (anchor === undefined) {
    const at = placeAt(conversion.file, start, node.range[1]);
    refuse(conversion, start, report('workspace/yaml-syntax', { problem: 'alias' }, { at }));
    return null;
  }
  conversion.aliases++;
  conversion.values += anchor.size;
  if (conversion.aliases > YAML_LIMITS.aliases) exceed(conversion, 'aliases', start);
  else if (conversion.values > YAML_LIMITS.values) exceed(conversion, 'values', start);
  return conversion.exceeded ? null : anchor.written;
}

function convertEntries(map: YAMLMap, position: Position): ReadonlyMap<string, WrittenEntry> {
  const { conversion } = position;
  const entries = new Map<string, WrittenEntry>();
  for (const pair of map.items as Pair<ParsedNode, ParsedNode | null>[]) {
    const { key, value } = pair;
    const keyStart = key?.range?.[0] ?? map.range?.[0] ?? 0;
    const keyEnd = key?.range?.[1] ?? map.range?.[0] ?? 0;
    const at = () => placeAt(conversion.file, keyStart, keyEnd);
    if (!isScalar(key) || (key.value === '' && key.type === 'PLAIN')) {
      refuse(conversion, keyStart, report('workspace/bad-key', {}, { at: at() }));
      continue;
    }
    const name = String(key.value);
    if (name === '<<' && key.type === 'PLAIN') {
      refuse(conversion, keyStart, report('workspace/merge-key', {}, { at: at() }));
    } else if (entries.has(name)) {
      refuse(conversion, keyStart, report('workspace/duplicate-key', { key: name }, { at: at() }));
    } else {
      entries.set(name, { keyStart, keyEnd, value: convertValue(value, keyEnd, position) });
    }
  }
  return entries;
}

/** Nothing after a key is an empty text at the end of the key. */
function convertValue(value: ParsedNode | null, keyEnd: number, position: Position): Written | null {
  const written = value === null ? null : convert(value, position);
  const isNothing = isScalar(value) && value.range[0] === value.range[1];
  return isNothing && written?.kind === 'text' ? { ...written, start: keyEnd, end: keyEnd } : written;
}

/** A block ends with its last value; what the parser counts to it besides are line ends and comments. */
function endOfEntries(entries: ReadonlyMap<string, WrittenEntry>, start: number): number {
  let end = start;
  for (const entry of entries.values()) end = entry.value?.end ?? entry.keyEnd;
  return end;
}

function refuse(conversion: Conversion, offset: number, diagnostic: Diagnostic): void {
  conversion.faults.push(offset);
  conversion.diagnostics.push(diagnostic);
}
