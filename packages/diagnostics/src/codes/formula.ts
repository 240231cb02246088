/** What could have continued a formula. */
export type ExpectedSyntax =
  | 'expression'
  | 'operator'
  | 'name'
  | 'two-part-name'
  | 'number'
  | 'type'
  | 'period'
  | 'open-bracket'
  | 'close-bracket'
  | 'comma-or-close'
  | 'in-between-like'
  | 'and'
  | 'null'
  | 'when'
  | 'then'
  | 'end';

/** What an argument must be. */
export type WantedValue = 'number' | 'whole-number' | 'text' | 'boolean' | 'date' | 'timestamp' | 'value';

/** What two values with different units were to do. */
export type UnitOperation = 'add' | 'multiply' | 'divide' | 'compare' | 'choose';

type Nothing = Record<string, never>;

/** Codes of: formula language: lexer, parser, names, types, units. */
export interface FormulaParams {
  'model/formula-syntax': { found: string | null; expected: ExpectedSyntax };
  'model/empty-formula': Nothing;
  'model/formula-too-long': { bytes: number; limit: number };
  'model/formula-too-deep': { limit: number };
  'model/formula-too-large': { limit: number };
  'model/unclosed': { what: 'text' | 'label' };
  'model/empty-label': Nothing;
  'model/unexpected-character': { character: string };
  'model/full-width': { written: string; meant: string };
  'model/double-quotes': { text: string };
  'model/foreign-sign': { sign: string };
  'model/no-comments': { sign: string };
  'model/number-too-long': { digits: number; limit: number };
  'model/chained-comparison': Nothing;
  'model/ambiguous-where': Nothing;
  'model/second-where': Nothing;
  'model/where-without-subject': { text: string };
  'model/where-in-row': Nothing;
  'model/where-inside-aggregate': { name: string };
  'model/where-on-value': Nothing;

  'model/unknown-metric': { name: string };
  'model/unknown-dimension': { name: string };
  'model/unknown-dataset': { name: string };
  'model/unknown-field': { dataset: string; field: string };
  /** A policy covers it: it can be shown, and no more. */
  'model/masked-field': { field: string };
  'model/unknown-label': { label: string };
  'model/ambiguous-label': { label: string; names: readonly string[] };
  'model/label-of-other-kind': {
    label: string;
    kind: 'metric' | 'dataset' | 'dimension' | 'field';
    name: string;
  };
  'model/unknown-function': { name: string };
  'model/unknown-parameter': { name: string };
  'model/unknown-hierarchy': { found: string | null };
  'model/hierarchy-field': {
    hierarchy: string;
    field: string;
    wanted: 'primary-key' | 'text-or-whole' | 'type-of-key' | 'number' | 'text';
  };
  'model/rate-field': { field: string; wanted: 'text' | 'date' | 'number' };
  'model/unknown-statement': { name: string };
  'model/account-range': { text: string };
  'model/which-ledger': { ledgers: readonly string[] };
  'model/accounts-of-two-sides': { range: string };
  'model/accounts-of-two-kinds': { range: string };
  'model/ledger-field': { field: string; wanted: 'text' | 'number' | 'tree' };
  'model/unknown-line': { statement: string; line: string };
  'model/unknown-word': { found: string | null };
  'model/unreachable-field': { dataset: string; field: string };

  'model/metric-in-row': { metric: string };
  'model/metric-is-no-dimension': { metric: string };
  'model/aggregate-in-row': { name: string };
  'model/aggregate-in-aggregate': { name: string };
  'model/form-in-row': { name: string };
  'model/row-form-in-metric': { name: string };
  'model/field-needs-aggregate': { field: string };
  'model/dataset-is-no-metric': { dataset: string };
  'model/dataset-is-no-dimension': { dataset: string };
  'model/dataset-without-single-key': { dataset: string; fields: number };
  'model/aggregate-without-field': { name: string };
  'model/ambiguous-dataset': { name: string; datasets: readonly string[] };
  'model/no-common-dataset': { fields: readonly string[] };
  'model/aggregate-wanted': { name: string };
  'model/dimension-wanted': Nothing;
  'model/entity-argument': { name: string; form: string };
  'model/entity-two-datasets': { name: string; datasets: readonly string[] };
  'model/entity-two-times': { name: string; dataset: string };
  'model/cohort-only-in-by': { name: string };
  'model/conversion-measure': { text: string };
  'model/per-outside-aggregate': Nothing;
  'model/members-in-field': Nothing;
  'model/members-in-metric': Nothing;
  'model/members-of-what': Nothing;
  'model/not-a-value': Nothing;

  'model/unknown-argument': { name: string; argument: string };
  'model/argument-twice': { name: string; argument: string };
  'model/missing-argument': { name: string; argument: string };
  'model/too-many-arguments': { name: string; count: number; most: number };
  'model/wrong-argument': { name: string; wanted: WantedValue; found: string };
  'model/literal-wanted': { name: string; wanted: 'text' | 'number' };
  'model/number-out-of-range': { name: string; least: number; most: number };
  'model/too-many-options': { count: number; limit: number };
  'model/list-outside-in': { name: string };

  'model/condition-wanted': { found: string };
  'model/not-numbers': { operator: string; left: string; right: string };
  'model/date-arithmetic': { operator: string };
  'model/not-comparable': { left: string; right: string };
  'model/compared-with-null': Nothing;
  'model/no-order': Nothing;
  'model/branches-differ': { left: string; right: string };
  'model/cannot-aggregate': { name: string; found: string };
  'model/bad-cast': { from: string; to: string };
  'model/cast-without-type': Nothing;
  'model/bad-type-size': { type: string };
  'model/bad-date': { text: string };
  'model/bad-date-pattern': { pattern: string };
  'model/bad-regex': { pattern: string };
  'model/bad-currency': { text: string };
  'model/bands-not-ascending': Nothing;
  'model/not-an-interval': Nothing;
  'model/not-a-fixed-period': { text: string };
  'model/conversion-steps': Nothing;
  'model/total-without-time': { name: string; form: string };
  'model/total-not-sum': Nothing;
  'model/stock-summed-over-time': { grain: string };
  'model/stock-per-time-field': { field: string };
  'model/stock-annualized': { text: string };
  'model/no-holidays': Record<string, never>;

  'model/unit-mismatch': { operation: UnitOperation; left: string; right: string };
  'model/mixed-currency': { left: string; right: string };
  'model/mixed-tax': Nothing;
  'model/money-wanted': { name: string; found: string };
  'model/convert-twice': Record<string, never>;
  'model/no-tax-to-take-off': { basis: 'excluded' | 'none' };
}
