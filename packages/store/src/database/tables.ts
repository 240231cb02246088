/** Rows as they are stored. Instants are ISO texts in UTC with milliseconds, days ISO texts, flags 0 and 1, lists and maps JSON. */
export interface Tables {
  changes: {
    seq: number;
    id: string;
    kind: string;
    recorded_at: string;
    recorded_by: string;
    comment: string | null;
    /** JSON: path → digest of its text. */
    files: string;
  };
  file_texts: { digest: string; text: string };
  definition_versions: {
    seq: number;
    kind: string;
    id: string;
    version: number;
    body: string | null;
    effective_from: string;
    effective_to: string | null;
    recorded_at: string;
    recorded_by: string;
    change_id: string;
  };
  references: {
    object_kind: string;
    object_id: string;
    target_kind: string;
    target_id: string;
    version: number | null;
    role: string;
  };
  loads: {
    seq: number;
    subject: string;
    name: string;
    table_name: string | null;
    body: string;
    is_present: number;
    recorded_at: string;
  };
  pending_loads: {
    subject: string;
    name: string;
    table_name: string | null;
    body: string;
    recorded_at: string;
  };
  users: {
    id: string;
    login: string;
    display_name: string;
    password: string | null;
    password_expires_at: string | null;
    must_change_password: number;
    attributes: string;
    disabled_at: string | null;
    created_at: string;
    created_by: string;
    department: string | null;
    email: string | null;
    external_id: string | null;
  };
  departments: { code: string; label: string; parent: string | null };
  roles: { name: string; label: string; capabilities: string; updated_at: string; updated_by: string };
  teams: { code: string; label: string; ends_on: string | null };
  team_members: { team: string; user_id: string; is_lead: number };
  delegations: {
    id: string;
    delegator_id: string;
    delegate_id: string;
    from_day: string;
    to_day: string;
    reason: string;
    created_at: string;
    created_by: string;
    revoked_at: string | null;
    capabilities: string | null;
  };
  user_roles: { user_id: string; role: string };
  second_factors: {
    user_id: string;
    sealed: string;
    is_confirmed: number;
    last_step: number;
    created_at: string;
  };
  recovery_codes: { user_id: string; digest: string };
  identities: { issuer: string; subject: string; user_id: string; linked_at: string };
  sessions: {
    digest: string;
    user_id: string;
    csrf: string;
    created_at: string;
    expires_at: string;
    /** What the browser calls itself; null: opened before that was noted. */
    agent: string | null;
    /** How it was opened; null: with a password. */
    via: string | null;
  };
  tokens: {
    id: string;
    digest: string;
    name: string;
    user_id: string;
    scopes: string;
    created_at: string;
    created_by: string;
    expires_at: string | null;
    last_used_at: string | null;
    revoked_at: string | null;
  };
  kept: {
    kind: string;
    id: string;
    name: string;
    owner: string;
    is_shared: number;
    body: string;
    created_at: string;
    updated_at: string;
    revision: number;
  };
  /** `metrics`: JSON list of names. */
  follows: { login: string; metrics: string; updated_at: string };
  /** The visit that goes on, and the end of the one before. */
  visits: { login: string; began_at: string; last_at: string; before_at: string | null };
  change_requests: { number: number; requester: string; created_at: string };
  /** `objects`: JSON list; `files`: JSON, path → digest of its text. */
  change_revisions: {
    request: number;
    revision: number;
    title: string;
    objects: string;
    files: string;
    base: string | null;
    effective_from: string | null;
    due: string | null;
    recorded_at: string;
    recorded_by: string;
  };
  /** `state`: after the step. */
  change_steps: {
    seq: number;
    request: number;
    revision: number;
    event: string;
    state: string;
    side: string | null;
    comment: string | null;
    actor: string;
    in_place_of: string | null;
    recorded_at: string;
    change_id: string | null;
  };
  comments: {
    seq: number;
    object_kind: string;
    object_id: string;
    body: string;
    author: string;
    in_place_of: string | null;
    recorded_at: string;
  };
  comment_mentions: { comment: number; login: string };
  removed_comments: { comment: number; removed_at: string };
  /** Of other kinds than metrics, which are in `follows`. */
  subscriptions: { login: string; object_kind: string; object_id: string; created_at: string };
  /** `event_seq`: the line of the event log that it tells of; `details`: JSON, without anything that somebody wrote. */
  inbox_items: {
    seq: number;
    login: string;
    what: string;
    object_kind: string;
    object_id: string;
    details: string;
    event_seq: number;
    actor: string;
    in_place_of: string | null;
    recorded_at: string;
    is_unread: number;
    is_done: number;
  };
  /** As `inbox_items`, of people of whom it is not known whether they see what it is about. */
  withheld_items: {
    login: string;
    event_seq: number;
    object_kind: string;
    object_id: string;
    what: string;
    details: string;
    actor: string;
    in_place_of: string | null;
    recorded_at: string;
  };
  /** Up to which line of the event log it was handed out. */
  inbox_cursor: { name: string; event_seq: number };
  /** `due`: ISO day; `body`: what is to be done, `answer`: what was said when it was closed. */
  tasks: {
    number: number;
    title: string;
    body: string;
    answer: string;
    owner: string;
    due: string | null;
    object_kind: string | null;
    object_id: string | null;
    source_kind: string;
    source_id: string | null;
    state: string;
    made_by: string;
    given_by: string;
    in_place_of: string | null;
    made_at: string;
    changed_at: string;
    closed_by: string | null;
    closed_at: string | null;
    revision: number;
  };
  lifecycle_steps: {
    seq: number;
    kind: string;
    id: string;
    event: string;
    details: string;
    actor: string;
    in_place_of: string | null;
    recorded_at: string;
  };
  /** `event`: `lock` or `unlock`; `event_seq`: its line of the event log, which holds the hash of a lock too. */
  period_steps: {
    seq: number;
    period: string;
    event: string;
    from_day: string;
    to_day: string;
    grain: string | null;
    comment: string | null;
    change_id: string | null;
    hash: string | null;
    event_seq: number;
    actor: string;
    in_place_of: string | null;
    recorded_at: string;
  };
  /** `value`: JSON. */
  closed_figures: {
    step: number;
    metric: string;
    value: string;
    type: string;
    unit: string | null;
    currency: string | null;
  };
  closed_sources: { step: number; kind: string; id: string; version: string; through: string | null };
  /** `value`: JSON of the figure that was found; null: it is as closed again. */
  close_findings: {
    seq: number;
    step: number;
    metric: string;
    value: string | null;
    details: string;
    recorded_at: string;
  };
  /** `shape`: JSON; `last_on`: ISO day. */
  asked_questions: {
    digest: string;
    shape: string;
    hides_rows: number;
    times: number;
    milliseconds: number;
    last_on: string;
  };
  settings: { key: string; value: string; updated_at: string; updated_by: string };
  events: {
    seq: number;
    at: string;
    actor: string;
    action: string;
    object_kind: string | null;
    object_id: string | null;
    details: string;
    previous_hash: string;
    hash: string;
    /** Of the person in whose place the actor acted. */
    in_place_of: string | null;
  };
}
