import type { PlainMap } from '@plumbline/model';
import type { ChangeContent, ChangeRequest } from '@plumbline/store';
import { keyOf } from '../catalog/diff-objects.ts';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { seenRequest } from '../governance/seen-request.ts';
import { refusalOf } from '../governance/step-request.ts';
import type { DefinitionEdit, EditAsked } from './edits-case.ts';
import { readEdit } from './read-edit.ts';

/** A definition that is asked for together with an edit, of whatever kind. */
export interface TogetherObject {
  readonly kind: string;
  readonly id: string;
  /** Null: it is to be there no more. */
  readonly body: PlainMap | null;
}

interface Together {
  readonly edit: DefinitionEdit;
  readonly together: readonly TogetherObject[];
}

/** What else is asked for: the other edits, then what the request that is revised says of the rest. */
export async function askedTogether(
  workings: Workings,
  principal: Principal,
  { edit, beside = [], request: number }: EditAsked & { readonly edit: DefinitionEdit },
): Promise<Together> {
  const request = number === undefined ? null : await seenRequest(workings, principal, number);
  const content = request !== null && isTheirs(request, principal) ? request.content : null;
  const made = madeInRequest([edit, ...beside], content);
  const [own = edit, ...others] = made.edits;
  return { edit: own, together: togetherWith(workings, own, { others, content, replaced: made.replaced }) };
}

/** To revise: whoever else had a part in it may not read all that it asks for by now. */
function isTheirs(request: ChangeRequest, principal: Principal): boolean {
  const { number, revision } = request;
  return (
    refusalOf(request, { event: 'draft', read: { number, revision }, principal, comment: null }) === null
  );
}

interface Gathering {
  readonly others: readonly DefinitionEdit[];
  readonly content: ChangeContent | null;
  /** What the request has under names that are given up. */
  readonly replaced: ReadonlySet<string>;
}

/** The last word is that of the edits. */
export function togetherWith(
  { options }: Workings,
  edit: DefinitionEdit,
  { others, content, replaced }: Gathering,
): readonly TogetherObject[] {
  const objects = new Map<string, TogetherObject>();
  for (const { kind, id, body } of content?.objects ?? [])
    if (!replaced.has(keyOf({ kind, id })))
      objects.set(keyOf({ kind, id }), { kind, id, body: body as PlainMap | null });
  for (const other of others) {
    const { object } = readEdit(other, options.env);
    if (object !== null) objects.set(keyOf(object), object);
  }
  const { object } = readEdit(edit, options.env);
  if (object !== null) objects.delete(keyOf(object));
  return [...objects.values()];
}

/** What only the request has yet was made from nothing, and may be called otherwise by now: it does not stay beside itself. */
export function madeInRequest(
  sent: readonly DefinitionEdit[],
  content: ChangeContent | null,
): { readonly edits: readonly DefinitionEdit[]; readonly replaced: ReadonlySet<string> } {
  const made = new Set((content?.objects ?? []).filter(({ base }) => base === 0).map(keyOf));
  const replaced = new Set<string>();
  const edits = sent.map((edit): DefinitionEdit => {
    const key = edit.name === null ? null : keyOf({ kind: edit.kind, id: edit.name });
    if (key === null || edit.base !== 0 || 'removed' in edit.says || !made.has(key)) return edit;
    replaced.add(key);
    return { ...edit, name: null };
  });
  return { edits, replaced };
}
