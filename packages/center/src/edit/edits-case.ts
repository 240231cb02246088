import type { Diagnostic, SignatureSide } from '@plumbline/diagnostics';
import type { PlainMap, Policy, ReviewMode, Text } from '@plumbline/model';
import type { Cell, ResultColumn } from '@plumbline/query';
import type { ApplyReport } from '../center/apply-report.ts';
import type { DimensionEntry, MetricEntry } from '../center/listing.ts';
import type { Principal } from '../center/principal.ts';
import type { FormulaPart } from '../definition/formula-parts.ts';
import type {
  Conflict,
  PersonName,
  ProposeWish,
  RequestRead,
  Stepped,
} from '../governance/change-requests-case.ts';
import type { ValueComparison } from '../governance/compare-values.ts';
import type { AspectChange } from '../governance/semantic-change.ts';
import type { EditKind } from './edit-kinds.ts';
import type { Look, LookAsked } from './look-under-policies.ts';
import type { Sights } from './sights-by-policies.ts';

/**
 * Single definitions, edited beside the rest of the definitions. Nobody needs to see the rest: what policies keep from somebody is
 * unknown to what they write, and to what they are told.
 */
export interface EditsCase {
  /** What a definition says, to be edited. Null: there is none for this principal. */
  written(principal: Principal, object: EditedName, asked?: WrittenAsked): Promise<DefinitionWritten | null>;
  /** What somebody who writes a formula starts from. */
  start(principal: Principal): Promise<EditStart>;
  /** What the text means, and what is wrong with it. Nothing is kept. */
  check(principal: Principal, edit: DefinitionEdit, asked?: EditAsked): Promise<EditCheck>;
  /** Its figures over the rows that are loaded, beside those of now, as the principal sees them. Nothing is kept. */
  preview(principal: Principal, edit: DefinitionEdit, asked?: PreviewAsked): Promise<EditPreview>;
  /**
   * Asks for the definitions as edited; where nothing is reviewed they are written. Throws PlumblineError `change/stale-edit` where
   * somebody else has changed one since.
   */
  propose(principal: Principal, edits: readonly DefinitionEdit[], wish?: ProposeWish): Promise<ApplyReport>;
  /** Puts the definitions as edited into a request of one's own; what else it asks for stays. */
  revise(
    principal: Principal,
    read: RequestRead,
    edits: readonly DefinitionEdit[],
    wish?: ProposeWish,
  ): Promise<Stepped>;
}

export interface EditedName {
  readonly kind: EditKind;
  readonly name: string;
}

/** A definition as somebody wants it: its text in YAML, its parts, or that it be there no more. */
export interface DefinitionEdit {
  readonly kind: EditKind;
  /** Which one it was made from, in a request with `base` 0 the new one that it takes the place of; null: none. */
  readonly name: string | null;
  /** Version that it was made from; 0: none. */
  readonly base: number;
  readonly says:
    | { readonly yaml: string }
    | { readonly body: Readonly<Record<string, unknown>> }
    | { readonly removed: true };
}

export interface WrittenAsked {
  /** Number of an open request: what it asks for, in place of what is there. */
  readonly request?: number | undefined;
}

export interface DefinitionWritten extends Signing {
  readonly kind: EditKind;
  readonly name: string;
  /** The last version, later ones than today's among them. */
  readonly version: number;
  readonly body: PlainMap;
  readonly yaml: string;
  /** The request whose wish it is. */
  readonly request: RequestRead | null;
}

export interface Signing {
  /** Null: changes are written directly. */
  readonly review: ReviewMode | null;
  /** By side: people who could sign, without who asks. */
  readonly signers: readonly { readonly side: SignatureSide; readonly people: readonly PersonName[] }[];
}

export interface EditStart extends Signing {
  /** Every policy, for whoever may edit one. */
  readonly policies: readonly Pick<Policy, 'name' | 'label' | 'roles'>[];
  /** What formulas can name beside metrics. */
  readonly names: readonly {
    readonly kind: 'dataset' | 'field';
    readonly ref: string;
    readonly label: Text;
  }[];
}

export interface EditAsked {
  /** Number of their own open request that is revised by it: the rest of what that asks for is there. */
  readonly request?: number | undefined;
  /** Edits that are asked for together with it. */
  readonly beside?: readonly DefinitionEdit[] | undefined;
  /** ISO day, or `beginning`. */
  readonly effectiveFrom?: string | null | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface PreviewAsked extends EditAsked {
  /** Of a policy: through whose eyes it is looked at. */
  readonly through?: LookAsked | undefined;
  /** A dimension, as a query writes it; null: none. */
  readonly by?: string | null | undefined;
  /** Of the table by that dimension; absent: what the table of months covers. */
  readonly period?: string | undefined;
}

/** A finding; its place is in the text that was sent, of parts in the formula. */
export interface EditFinding {
  readonly diagnostic: Diagnostic;
  /** The key it is about: `formula`, `unit`; null: none, or another definition. */
  readonly key: string | null;
}

export interface EditCheck {
  readonly kind: EditKind;
  /** As the text names it; null: it has no name. */
  readonly name: string | null;
  readonly body: PlainMap | null;
  readonly yaml: string | null;
  readonly findings: readonly EditFinding[];
  /** By meaning, beside what there is. */
  readonly changes: readonly AspectChange[];
  /** Null: it is no metric, or its formula says nothing yet. */
  readonly means: EditMeaning | null;
  /** There is another version by now. */
  readonly conflict: Conflict | null;
}

export interface EditMeaning {
  readonly entry: MetricEntry;
  readonly parts: readonly FormulaPart[];
  /** What it can be split by. */
  readonly dimensions: readonly DimensionEntry[];
}

export interface EditPreview {
  /** Null: there are findings that come first. */
  readonly comparison: ValueComparison | null;
  readonly split: EditSplit | null;
  /** Of a policy: whose sight would be another; null: another kind, or not for the principal to know. */
  readonly sights: Sights | null;
  /** What one person would see; null: nobody's eyes were asked for. */
  readonly look: Look | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface EditSplit {
  readonly by: string;
  /** The dimension, the metrics in the formula, the metric itself. */
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total: readonly Cell[] | null;
}
