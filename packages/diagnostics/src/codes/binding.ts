/** Codes of: what bind, plan and limits refuse. */
export interface BindingParams {
  'query/unreachable-dimension': { dimension: string; measure: string };
  'query/ambiguous-dimension': { dimension: string; measure: string; paths: readonly string[] };
  'query/no-time': { dataset: string };
  /** `dataset`: whose rows the relationship is followed from. */
  'query/versions-need-time': { relationship: string; dataset: string };
  'query/not-additive': { metric: string; dataset: string; field: string; fn: string };
  'query/bridge-weight': { metric: string; bridge: string; fn: string };
  'query/bridge-condition': { bridge: string };
  'query/bridge-others': { bridge: string };
  /** Plans and statements write out what policies compare with. */
  'query/plan-withheld': Record<string, never>;
  /** Policies of the asker open no rows of something that the answer needs; what it is stays unsaid. */
  'query/closed-data': Record<string, never>;
  'query/broken-definitions': Record<string, never>;
  /** A figure of the whole company is never split, for people who see only some of the rows. */
  'query/company-divided': { metric: string; option: string };
  'query/not-loaded': { dataset: string };
  /** Rows of a calendar that lists a grain: `period` and `other` are what two of them are called. */
  'query/bad-periods': {
    calendar: string;
    grain: string;
    reason: 'shares-days' | 'ends-before-start' | 'no-days';
    period: string;
    other: string | null;
  };
  /** A period in members that the company lists; `day`: today, the last day listed, or the first between two of them. */
  'query/unlisted-period': {
    grain: string;
    reason: 'no-current' | 'list-ended' | 'too-few' | 'days-between';
    day: string;
    listed: number;
  };
  'query/field-not-loaded': { dataset: string; field: string };
  'query/too-many-members': { grain: string; limit: number };
  'query/too-large': { rows: number; limit: number };
  'query/total-in-window': { metric: string };
  'query/rollup-condition': { hierarchy: string };
  'query/rollup-not-additive': { hierarchy: string; fn: string; metric: string };
  'query/rollup-others': { hierarchy: string };
  'query/entity-in-rollup': { form: string; hierarchy: string };
  'query/retention-needs-age': { metric: string };
  'query/retention-by-time': { metric: string };
  'query/retention-other-entity': { metric: string; entity: string; cohort: string };
  'query/cohort-others': { name: string };
  'query/first-needs-key': { dataset: string; metric: string };
  'query/union-hides-rule': {
    union: string;
    dataset: string;
    rule: 'history' | 'span' | 'ends' | 'scenarios' | 'additive';
  };
  'query/festival-part': Record<string, never>;
  'query/festival-weeks': { pattern: string };
  'query/in-force-per': { dataset: string };
  'query/versions-by-instant': { relationship: string; dataset: string };
  'query/span-rate': { metric: string; dataset: string };
  'query/entity-over-spans': { dataset: string; metric: string };
  'query/related-by-other-key': { relationship: string; dataset: string; columns: string; key: string };
  'query/time-of-versions': { dataset: string; relationship: string };
  'query/entity-scenario': { dataset: string; metric: string };
  'query/missing-balance': { metric: string; dataset: string; accounts: string };
  'query/stale-balance': { metric: string; dataset: string; day: string; expected: string };
  /** `field` names the currency of each row. */
  'query/mixed-currency': { metric: string; field: string };
  'query/no-rates': { from: string; to: string };
  'query/no-rate-column': { column: 'average' | 'closing' };
  /** `from` is null where the rows do not say their currency. */
  'query/missing-rate': { from: string | null; to: string; day: string | null; amount: string };
  'query/ambiguous-rate': { from: string; to: string; day: string };
  'query/converted-elsewhere': { metric: string; to: string; currency: string };
  'query/money-literal': { metric: string; currency: string };
  'query/cannot-convert': { metric: string; fn: string };
  'query/nothing-to-hold-constant': Record<string, never>;
  'query/no-shift': { metric: string };
  'query/constant-parts': { metric: string };
  /** `key`: the values of the history key, separated by slashes. */
  /** `entity`: whose periods differ; `calendar`: where they are listed. */
  'query/entity-calendar': { dataset: string; calendar: string; entity: string };
  'query/mixed-calendars': { left: string; right: string };
  /** `days`: as one text. */
  'query/two-balances': { dataset: string; entity: string; days: string };
  /** `entity`: whose years end in `year` of the workspace, both of them. */
  'query/two-years-of-one-name': { calendar: string; entity: string; year: string };
  /** `year`: the listed one that goes on. */
  'query/open-year-of-peers': { calendar: string; entity: string; year: string };
  'query/quarters-of-peers': Record<string, never>;
  'query/tied-versions': { dataset: string; key: string };
  'query/span-not-additive': { dataset: string; fn: string; metric: string };
  'query/no-common-dataset': Record<string, never>;
}
