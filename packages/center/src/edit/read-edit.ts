import { type Diagnostic, report } from '@plumbline/diagnostics';
import { type Definitions, type PlainMap, readDefinitions } from '@plumbline/model';
import { variablesOf } from '../workspace/variables.ts';
import type { EditFinding, MetricEdit } from './edits-case.ts';
import {
  EDITED_FILE,
  keyAt,
  metricFile,
  metricOfText,
  metricTextOfParts,
  placeInFormula,
  placeInText,
  plainOf,
} from './metric-text.ts';

/** An edit as it was read. */
export interface ReadEdit {
  readonly edit: MetricEdit;
  /** In which places are told. */
  readonly text: string;
  /** Null: it is no metric. */
  readonly metric: { readonly name: string; readonly body: PlainMap } | null;
  /** The metric alone. */
  readonly definitions: Definitions;
  /** Of the text alone. */
  readonly diagnostics: readonly Diagnostic[];
}

export type Env = Readonly<Record<string, string | undefined>>;

/** What the text says, before anything is asked of other definitions. */
export function readEdit(edit: MetricEdit, env: Env): ReadEdit {
  const { says, name } = edit;
  const text = 'yaml' in says ? says.yaml : metricTextOfParts(plainOf(says.body) as PlainMap);
  const files = new Map([
    ['plumbline.yaml', 'workspace: edited\n'],
    [EDITED_FILE, metricFile(text)],
  ]);
  const { definitions, diagnostics } = readDefinitions(files, variablesOf(env));
  const own = diagnostics.filter(({ at }) => at?.kind === 'file' && at.file === EDITED_FILE);
  const body = metricOfText(text);
  const id = body?.name;
  if (body === null || typeof id !== 'string' || id === '') {
    const isRead = !own.some(({ code }) => code === 'workspace/yaml-syntax');
    const nothing = [report('change/no-metric-text', {})];
    const reasons = isRead && (body === null || !own.some(isError)) ? nothing : own;
    return { edit, text, metric: null, definitions, diagnostics: reasons };
  }
  const renamed =
    name !== null && id !== name ? [report('change/renamed-edit', { metric: name, found: id })] : [];
  return { edit, text, metric: { name: id, body }, definitions, diagnostics: [...own, ...renamed] };
}

export function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** Findings with places in what was sent: of other files than the edited text there is none. */
export function findingsOf(
  { edit, text }: ReadEdit,
  diagnostics: readonly Diagnostic[],
): readonly EditFinding[] {
  return diagnostics.map(({ at, related: _, ...diagnostic }): EditFinding => {
    const place = placeInText(at);
    if (place === null) return { diagnostic, key: null };
    const key = keyAt(text, place.line);
    if ('yaml' in edit.says) return { diagnostic: { ...diagnostic, at: place }, key };
    return { diagnostic: key === 'formula' ? { ...diagnostic, at: placeInFormula(place) } : diagnostic, key };
  });
}
