import type { Diagnostic } from '@plumbline/diagnostics';
import type { LoadProgress } from '@plumbline/ingest';
import type { Reconciliation } from '@plumbline/model';
import type { ResultColumn, ResultRow } from '@plumbline/query';
import type { Store, StorePlace } from '@plumbline/store';
import type { Answer, Explained } from '../answer/answer.ts';
import type { OpenedRows } from '../answer/open-rows.ts';
import type { QueryLimits } from '../answer/query-limits.ts';
import type { RollupAdvice } from '../asked/advise-rollups.ts';
import type { AuditCase } from '../audit/audit-case.ts';
import type { CheckReport } from '../check/check.ts';
import type { ClosesCase } from '../close/closes-case.ts';
import type { Lineage } from '../definition/lineage.ts';
import type { MetricDefinition } from '../definition/metric-definition.ts';
import type { MetricVersion } from '../definition/metric-versions.ts';
import type { DictionaryCase } from '../dictionary/dictionary-case.ts';
import type { EditsCase } from '../edit/edits-case.ts';
import type { TermEntry } from '../glossary/term-entries.ts';
import type { ChangeRequestsCase, RequestWish } from '../governance/change-requests-case.ts';
import type { HierarchyEntries } from '../hierarchies/hierarchy-entries.ts';
import type { HierarchyMembers, MembersAsked } from '../hierarchies/hierarchy-members.ts';
import type { Changes, ChangesAsked } from '../home/changes.ts';
import type { Followed } from '../home/followed.ts';
import type { InboxCase } from '../inbox/inbox-case.ts';
import type { KeptCase } from '../kept/kept-case.ts';
import type { LoadReport } from '../load/load.ts';
import type { Directory } from '../people/directory.ts';
import type { IdentityCase } from '../people/identity-case.ts';
import type { SecondFactorCase } from '../people/second-factor-case.ts';
import type { ViewingCase } from '../people/viewing-case.ts';
import type { ReconcileAsked, ReconcileReport } from '../reconcile/reconcile.ts';
import type { SearchAsked, SearchHit } from '../search/search.ts';
import type { CommentsCase } from '../talk/comments-case.ts';
import type { SubscriptionsCase } from '../talk/subscriptions-case.ts';
import type { TasksCase } from '../talk/tasks-case.ts';
import type { AnswersVersion } from './answers-version.ts';
import type { ApplyReport, FolderState } from './apply-report.ts';
import type { DimensionValues } from './dimension-values.ts';
import type { FollowOptions } from './follow-options.ts';
import type { Health } from './health.ts';
import type {
  DatasetEntry,
  DimensionEntry,
  MetricEntry,
  MetricNode,
  StatementEntry,
  WorkspaceEntry,
} from './listing.ts';
import type { Principal } from './principal.ts';

/**
 * One workspace held open: its catalog, and the one instance that owns its warehouse. Answers come from the catalog's
 * definitions, never from the folder. Calls may run side by side: an answer sees one set of pointers from its first
 * to its last row, and a load moves the pointers for the questions that start after it.
 *
 * Refusals come back as diagnostics in what a method returns; where a method returns none, it throws PlumblineError.
 * An aborted signal rejects with its reason.
 */
export interface Center {
  /** Changes with everything an answer depends on but the question: definitions, data, policies of this principal, today. */
  answersVersion(principal: Principal): AnswersVersion;
  /** Whether an answer from those rows may stand in for the one of now, for as long as every dataset that has changed lets it. */
  mayStandIn(rows: number): boolean;
  /** What is being served, for the first page and the title. */
  workspace(principal: Principal): WorkspaceEntry;

  /** Whether a question (any JSON value) names a sensitive metric: an answer to it is not kept for others. */
  isReadNoted(principal: Principal, value: unknown): boolean;
  /** Answers one MetricQuery: any JSON value, it is validated. */
  query(
    principal: Principal,
    value: unknown,
    options?: { readonly explain?: boolean; readonly signal?: AbortSignal },
  ): Promise<Answer>;
  /** The same in pieces, with bounded memory and no limit of rows; totals are left out. End early with `return()`. */
  stream(
    principal: Principal,
    value: unknown,
    options?: { readonly signal?: AbortSignal },
  ): Promise<AnswerStream | { readonly columns: null; readonly diagnostics: readonly Diagnostic[] }>;
  /** The rows behind one figure: a RowsQuery as any JSON value, it is validated. */
  rows(
    principal: Principal,
    value: unknown,
    options?: { readonly signal?: AbortSignal },
  ): Promise<OpenedRows>;
  explain(principal: Principal, value: unknown): Explained;
  /** Rollups that would spare reads of what was asked lately, or of these questions. */
  suggestRollups(
    principal: Principal,
    options?: { readonly queries?: readonly unknown[]; readonly signal?: AbortSignal },
  ): Promise<RollupAdvice & { readonly diagnostics: readonly Diagnostic[] }>;
  /** What people call a member of a grain that an answer writes as its first day. */
  memberText(grain: string | undefined, first: string): string;

  /** Metrics the principal may see, by name. */
  metrics(principal: Principal): readonly MetricEntry[];
  /** Null when there is none, or none for this principal. */
  metric(principal: Principal, name: string): MetricEntry | null;
  /** The metric over the metrics its formula names, down to measures. */
  metricTree(principal: Principal, name: string): MetricNode | null;
  /** Every recorded version, the newest first; null when there is none of that name. */
  metricVersions(principal: Principal, name: string): Promise<readonly MetricVersion[] | null>;
  /** The formula in parts, where its rows come from, who relies on it. */
  metricDefinition(principal: Principal, name: string): Promise<MetricDefinition | null>;
  /** Down to fields, datasets and sources. */
  metricLineage(principal: Principal, name: string): Lineage | null;
  /** What every one of these metrics can be grouped and filtered by; without metrics, everything. */
  dimensions(principal: Principal, metrics: readonly string[]): Listed<DimensionEntry>;
  /** Members of a dimension that contain the text, in order, at most `limit` (50). */
  values(
    principal: Principal,
    ref: string,
    options?: { readonly search?: string; readonly limit?: number; readonly signal?: AbortSignal },
  ): Promise<DimensionValues>;

  /** How the rows behind the numbers stand: what is loaded, up to which day, and what was kept aside. */
  datasets(principal: Principal): Promise<readonly DatasetEntry[]>;
  /** Level paths and trees, and which of them is the organisation. */
  statements(principal: Principal): readonly StatementEntry[];
  /** Pairs of metrics that must agree. */
  reconciliations(principal: Principal): readonly Reconciliation[];
  /** Holds the two metrics of a reconciliation side by side. */
  reconcile(
    principal: Principal,
    name: string,
    asked: ReconcileAsked,
    options?: { readonly signal?: AbortSignal },
  ): Promise<ReconcileReport>;
  /** Words of the company, with what they explain, by name. */
  glossary(principal: Principal): Promise<readonly TermEntry[]>;
  hierarchies(principal: Principal): HierarchyEntries;
  /** Members that hold the text, upper levels first; null when there is no such hierarchy. */
  hierarchyMembers(
    principal: Principal,
    asked: Omit<MembersAsked, 'principal'>,
  ): Promise<HierarchyMembers | null>;

  /** Pages, definitions and what people keep, by name, code, synonym, pinyin or initials; the best first. */
  search(principal: Principal, asked: Omit<SearchAsked, 'principal'>): Promise<readonly SearchHit[]>;

  /** Views and dashboards that people keep. */
  readonly kept: KeptCase;
  /** The metrics a person follows; those offered to somebody who has not chosen. */
  follows(principal: Principal): Promise<Followed>;
  /** `read`: the list that was read when it was ordered. Throws PlumblineError `query/unknown-metric`, `talk/too-many-followed`. */
  follow(principal: Principal, metrics: readonly string[], read?: readonly string[]): Promise<Followed>;

  /** What is followed, metrics and the rest. */
  readonly subscriptions: SubscriptionsCase;
  /** What people say about metrics and dashboards. */
  readonly comments: CommentsCase;
  /** What they are to do. */
  readonly tasks: TasksCase;
  /** What happened and concerns them. */
  readonly inbox: InboxCase;

  /** Notes that the person is here; when the visit before this one ended, null on the first. */
  visit(principal: Principal): Promise<string | null>;
  /** What changed in the followed metrics, the unusual first. */
  changes(principal: Principal, asked: Omit<ChangesAsked, 'principal'>): Promise<Changes>;

  /** Checks definition files beside the sources as they are; nothing is kept. */
  check(principal: Principal, files: DefinitionTexts): Promise<CheckReport>;
  /**
   * Compares definition files with the catalog; records the difference unless it is a dry run, holds an error, or is
   * empty. Applying the same files again records nothing. Where changes are reviewed it opens a change request instead.
   */
  apply(principal: Principal, files: DefinitionTexts, options?: ApplyOptions): Promise<ApplyReport>;
  /**
   * The catalog written into definition files: what is the same stays as it is written, what only the files changed since they were
   * last applied stays too, and what both changed is a finding. Null: into those that were last applied.
   */
  definitionFiles(
    principal: Principal,
    files: DefinitionTexts | null,
    wins?: WinningSides,
  ): Promise<WrittenFiles>;
  /** Those that are another text than the files that were last applied, in their folders: a zip. Throws PlumblineError. */
  definitionArchive(principal: Principal): Promise<Uint8Array>;
  /** How the folder stands to the catalog. */
  folder(principal: Principal): Promise<FolderState>;
  /**
   * What `serve <dir>` does first: applies the folder when the catalog is empty, or unchanged since the folder was last
   * applied; otherwise applies nothing and reports the difference.
   */
  adoptFolder(principal: Principal): Promise<AdoptReport>;
  /** Loads what is missing or changed; `force` loads everything. One load runs at a time, others wait for it. */
  load(principal: Principal, options?: CenterLoadOptions): Promise<LoadReport>;
  /** Loads whatever changes, files and applied definitions, until the signal ends it. */
  followSources(principal: Principal, options: FollowOptions): Promise<void>;

  /** Writes one file with the catalog, the tables its pointers name and the definition files. The file appears whole or not at all. */
  backup(
    principal: Principal,
    file: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<BackupReport>;

  /** The dictionary as a workbook. */
  readonly dictionary: DictionaryCase;
  /** Requests to change definitions: what they change, who signed, what was said. */
  readonly changeRequests: ChangeRequestsCase;
  /** Single metrics, edited beside the rest of the definitions. */
  readonly edits: EditsCase;
  /** Locked periods, their figures, and what has changed since. */
  readonly closes: ClosesCase;
  /** Users, departments, teams, roles, delegations, as the principal may see and change them. */
  readonly directory: Directory;
  /** Looking through the eyes of another: recorded, for a while, changing nothing. */
  readonly viewing: ViewingCase;
  readonly audit: AuditCase;
  readonly secondFactor: SecondFactorCase;
  readonly identity: IdentityCase;
  /** Users, sessions, tokens, settings and the event log, for the shell that checks who calls. */
  readonly people: People;

  /** Writes into the lock where this process can be reached, so that commands find it (`findServer`). */
  announce(url: string): Promise<void>;
  health(): Promise<Health>;
  /** The part of it that costs nothing. */
  loading(): Pick<Health, 'isLoading' | 'loadFailure'>;
  /** Waits for what runs, then lets go of warehouse, catalog and lock. */
  close(): Promise<void>;
}

export interface CenterOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** ISO day that counts as today; null: the workspace says, else the machine's date in its timezone. */
  readonly today: string | null;
  /** What holds the lock, in words: `plumbline serve`. */
  readonly command: string;
  /** A server database that holds the catalog; a file in the folder where absent. */
  readonly store?: StorePlace | null | undefined;
  /** File outside the folder that gets the head of the audit log every day; null: none. */
  readonly auditHeads?: string | null | undefined;
  readonly lockWaitMs?: number;
  readonly limits?: QueryLimits;
  /** Of the warehouse, as the engine writes it: `2GB`. */
  readonly memoryLimit?: string;
}

export type People = Pick<Store, 'users' | 'sessions' | 'tokens' | 'settings' | 'events'>;

/** Path below the workspace folder, with `/` → text; `plumbline.yaml` among them. */
export type DefinitionTexts = ReadonlyMap<string, string>;

/** Names of definitions, `metric:revenue` where several kinds have one of that name. */
export interface WinningSides {
  /** What the files say is written over what the catalog says. */
  readonly ours?: readonly string[] | undefined;
  /** What the catalog says stays. */
  readonly theirs?: readonly string[] | undefined;
}

export interface WrittenFiles {
  /** Those that are another text than before, whole; with an error none. */
  readonly files: DefinitionTexts;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ApplyOptions {
  readonly dryRun?: boolean;
  readonly comment?: string;
  /** What the request says beside the definitions, where changes are reviewed. */
  readonly request?: RequestWish;
  /** Which of the two is right where files and catalog have both changed. */
  readonly wins?: WinningSides | undefined;
  readonly signal?: AbortSignal;
}

export interface CenterLoadOptions {
  readonly force?: boolean;
  /** False: nobody asked for it, and sources that are gone keep their rows with a warning; otherwise they are refused. */
  readonly isAsked?: boolean;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
}

export interface AnswerStream {
  readonly columns: readonly ResultColumn[];
  /** Digits behind the point of each decimal column; null for other types. */
  readonly scales: readonly (number | null)[];
  /** Chunks of rows, in order. Rejects with PlumblineError when the answer turns out to be refused. */
  readonly chunks: AsyncIterable<readonly ResultRow[]>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Listed<T> {
  readonly items: readonly T[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface AdoptReport {
  /** `empty`: neither the catalog nor the folder holds definitions. */
  readonly kind: 'applied' | 'unchanged' | 'differs' | 'refused' | 'empty';
  readonly report: ApplyReport | null;
}

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  readonly tables: number;
  readonly diagnostics: readonly Diagnostic[];
}
