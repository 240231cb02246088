import { type Diagnostic, report } from '@plumbline/diagnostics';
import { type Definitions, type PlainMap, readDefinitions } from '@plumbline/model';
import { variablesOf } from '../workspace/variables.ts';
import {
  definitionFile,
  definitionOfText,
  definitionTextOfParts,
  EDITED_FILE,
  keyAt,
  placeInFormula,
  placeInText,
  plainOf,
} from './definition-text.ts';
import { type EditKind, rulesOf } from './edit-kinds.ts';
import type { DefinitionEdit, EditFinding } from './edits-case.ts';

/** An edit as it was read. */
export interface ReadEdit {
  readonly edit: DefinitionEdit;
  /** In which places are told. */
  readonly text: string;
  /** Null: the text is no definition. */
  readonly object: EditedObject | null;
  /** The definition alone. */
  readonly definitions: Definitions;
  /** Of the text alone. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface EditedObject {
  readonly kind: EditKind;
  readonly id: string;
  /** Null: it is to be there no more. */
  readonly body: PlainMap | null;
}

export type Env = Readonly<Record<string, string | undefined>>;

/** What the text says, before anything is asked of other definitions. */
export function readEdit(edit: DefinitionEdit, env: Env): ReadEdit {
  const { kind, name } = edit;
  const text = textOf(edit);
  const files = new Map([['plumbline.yaml', 'workspace: edited\n']]);
  if (text !== null) files.set(EDITED_FILE, definitionFile(kind, text));
  const { definitions, diagnostics } = readDefinitions(files, variablesOf(env));
  if (text === null) {
    const object = name === null ? null : { kind, id: name, body: null };
    const missing = object === null ? [report('change/no-definition-text', { kind })] : [];
    return { edit, text: '', object, definitions, diagnostics: missing };
  }
  const own = diagnostics.filter(({ at }) => at?.kind === 'file' && at.file === EDITED_FILE);
  const body = definitionOfText(kind, text);
  const id = body?.name;
  if (body === null || typeof id !== 'string' || id === '') {
    const isRead = !own.some(({ code }) => code === 'workspace/yaml-syntax');
    const nothing = [report('change/no-definition-text', { kind })];
    const reasons = isRead && (body === null || !own.some(isError)) ? nothing : own;
    return { edit, text, object: null, definitions, diagnostics: reasons };
  }
  const renamed =
    name !== null && id !== name ? [report('change/renamed-edit', { kind, name, found: id })] : [];
  return { edit, text, object: { kind, id, body }, definitions, diagnostics: [...own, ...renamed] };
}

/** Null: nothing is to be there. */
function textOf({ kind, says }: DefinitionEdit): string | null {
  if ('yaml' in says) return says.yaml;
  return 'body' in says ? definitionTextOfParts(kind, plainOf(says.body) as PlainMap) : null;
}

export function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** Findings with places in what was sent: of other files than the edited text there is none. */
export function findingsOf(
  { edit, text }: ReadEdit,
  diagnostics: readonly Diagnostic[],
): readonly EditFinding[] {
  const { kind, says } = edit;
  const { formula } = rulesOf(kind);
  return diagnostics.map(({ at, related: _, ...diagnostic }): EditFinding => {
    const place = placeInText(at, kind);
    if (place === null) return { diagnostic, key: null };
    const key = keyAt(text, place.line);
    if ('yaml' in says) return { diagnostic: { ...diagnostic, at: place }, key };
    return { diagnostic: key === formula ? { ...diagnostic, at: placeInFormula(place) } : diagnostic, key };
  });
}
