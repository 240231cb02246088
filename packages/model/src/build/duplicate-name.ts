import { type Diagnostic, report } from '@plumbline/diagnostics';
import { type Mention, type ObjectKind, placeOfMention } from './building.ts';

/** The second of two definitions that share a name. */
export function duplicateName(
  mention: Mention,
  name: string,
  kinds: { readonly kind: ObjectKind; readonly other: ObjectKind },
): Diagnostic {
  return report('model/duplicate-name', { name, ...kinds }, { at: placeOfMention(mention) });
}
