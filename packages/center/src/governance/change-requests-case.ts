import type { Diagnostic, FigureMark, LifecycleState, SignatureSide } from '@plumbline/diagnostics';
import type { ReviewMode, Text } from '@plumbline/model';
import type { Affected, ChangeRequest, Comment, LifecycleStep } from '@plumbline/store';
import type { ApplyReport } from '../center/apply-report.ts';
import type { DefinitionTexts, WinningSides } from '../center/center.ts';
import type { Principal } from '../center/principal.ts';
import type { ValueComparison } from './compare-values.ts';
import type { RequestStakes } from './request-stakes.ts';
import type { RequestWish } from './request-wish.ts';
import type { SemanticChange } from './semantic-change.ts';
import type { Way } from './ways-of.ts';

export type { RequestWish } from './request-wish.ts';

/**
 * Requests to change definitions. Each step is decided about the request as it stands at that moment; what was revised or
 * published meanwhile is refused with what there is now, and nothing is written. Steps throw PlumblineError `change/…`.
 */
export interface ChangeRequestsCase {
  /** Newest first, as far as the principal may see what they change. */
  list(principal: Principal, asked?: ListAsked): Promise<readonly RequestEntry[]>;
  /** Null when there is none, or it changes what the principal may not see. */
  find(principal: Principal, number: number): Promise<RequestDetail | null>;
  /** The same as `apply` where changes are reviewed; refused where they are not. */
  propose(principal: Principal, files: DefinitionTexts, wish?: ProposeWish): Promise<ApplyReport>;
  /** Asks for something else; signatures are void. Only for who asked. Findings of the definitions come back. */
  revise(
    principal: Principal,
    read: RequestRead,
    files: DefinitionTexts,
    wish?: ProposeWish,
  ): Promise<Stepped>;
  submit(principal: Principal, read: RequestRead, comment?: string | null): Promise<Stepped>;
  withdraw(principal: Principal, read: RequestRead, comment?: string | null): Promise<Stepped>;
  requestChanges(principal: Principal, read: RequestRead, comment?: string | null): Promise<Stepped>;
  reject(principal: Principal, read: RequestRead, comment?: string | null): Promise<Stepped>;
  /** The last signature that is needed publishes. */
  sign(principal: Principal, read: RequestRead, signature: Signature): Promise<Stepped>;
  /** People who take part in discussions and are called by a part of a name, for a mention; null: no such request. */
  callable(principal: Principal, number: number, search: string): Promise<readonly PersonName[] | null>;
  /** Null when there is no such request. Throws PlumblineError `change/unknown-person`. */
  comment(principal: Principal, number: number, said: Said): Promise<Comment | null>;
  /** Figures of one metric by both definitions, as the principal sees them; null when there is no such request. */
  compare(
    principal: Principal,
    number: number,
    asked?: { readonly metric?: string | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<ValueComparison | null>;
  /** Asks for what an earlier version said, as a new one; where nothing is reviewed it is written. Throws `change/unknown-version`. */
  rollBack(
    principal: Principal,
    asked: ProposeWish & { readonly metric: string; readonly version: number },
  ): Promise<ApplyReport>;
  /** Two versions of a metric, by meaning and in figures. */
  compareVersions(
    principal: Principal,
    asked: {
      readonly metric: string;
      readonly from: number;
      readonly to: number;
      readonly signal?: AbortSignal | undefined;
    },
  ): Promise<ComparedVersions>;
  /** What was found of a metric in use and said about it, oldest first; null when there is none of that name. */
  standing(principal: Principal, metric: string): Promise<Standing | null>;
  /** Says that a metric is still right although something under it has changed. Null when there is none of that name. */
  confirm(principal: Principal, metric: string, comment?: string | null): Promise<Standing | null>;
}

export interface ComparedVersions {
  readonly from: number;
  readonly to: number;
  readonly changes: readonly SemanticChange[];
  readonly values: ValueComparison;
}

export interface Standing {
  readonly metric: string;
  /** By its definition in force. */
  readonly state: LifecycleState;
  readonly marks: readonly FigureMark[];
  readonly steps: readonly LifecycleStep[];
}

export interface ListAsked {
  readonly states?: readonly string[] | undefined;
  /** Only those that change this metric. */
  readonly metric?: string | undefined;
  readonly limit?: number | undefined;
}

/** The revision that somebody has read. */
export interface RequestRead {
  readonly number: number;
  readonly revision: number;
}

export interface ProposeWish extends RequestWish {
  readonly title?: string | undefined;
  readonly dryRun?: boolean | undefined;
  /** Of files: which of the two is right where they and the catalog have both changed. */
  readonly wins?: WinningSides | undefined;
}

export interface Signature {
  readonly side: SignatureSide;
  readonly comment?: string | null | undefined;
}

export interface Said {
  readonly body: string;
  readonly mentions?: readonly string[] | undefined;
}

export type Stepped =
  | { readonly kind: 'done'; readonly request: RequestEntry }
  /** Definitions that do not fit together: nothing was written. */
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'gone' };

/** A request with what follows from how it stands. */
export interface RequestEntry extends ChangeRequest {
  readonly review: ReviewMode | null;
  /** Sides that still have to sign: groups, one of each. */
  readonly missing: readonly (readonly SignatureSide[])[];
  /** Its day has passed and it is still open. */
  readonly isOverdue: boolean;
  /** A signature is missing that the principal can give. */
  readonly awaitsMe: boolean;
  /** What the people in it are called, by login. */
  readonly people: readonly PersonName[];
}

export interface PersonName {
  readonly login: string;
  readonly name: string;
}

export interface RequestDetail extends RequestEntry {
  readonly changes: readonly WrittenChange[];
  /** What it reaches: the objects that mention what it changes, themselves or through others. */
  readonly impact: readonly Reached[];
  /** What is settled and talked about that it touches, as far as the reader may know. */
  readonly stakes: RequestStakes;
  /** The steps that it can take from here, and which of them the principal can. */
  readonly ways: readonly Way[];
  /** Objects that somebody else has published since it was written. */
  readonly conflicts: readonly Conflict[];
  readonly comments: readonly Comment[];
  /** Findings in the definitions as they would be; none once it is decided. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface WrittenChange extends SemanticChange {
  /** It says something that policies keep from the principal: nothing of it is told. */
  readonly isWithheld: boolean;
  /** As files write it, YAML; null: it is not there, or withheld. */
  readonly written: { readonly before: string | null; readonly after: string | null };
}

export interface Reached extends Affected {
  /** Null: nobody gave it a name, or it is another person's own. */
  readonly label: Text | null;
}

export interface Conflict {
  readonly kind: string;
  readonly id: string;
  readonly read: number;
  readonly version: number;
}
