import type { ExpectedSyntax, FormulaParams, UnitOperation, WantedValue } from '../../codes/formula.ts';
import type { Catalog } from '../catalog.ts';

const EXPECTED: { readonly [E in ExpectedSyntax]: string } = {
  expression: 'a name, a number or an opening bracket',
  operator: 'an operator or the end of the formula',
  name: 'a name',
  'two-part-name': 'no further part: a name has two parts at most, as in dataset.field',
  number: 'a number',
  type: 'the name of a type',
  period: 'a period such as 2011-01',
  'open-bracket': '(',
  'close-bracket': ')',
  'comma-or-close': 'a comma or )',
  'in-between-like': 'in, between or like',
  and: 'and',
  null: 'the word for a missing value, as in x is not null',
  when: 'when',
  then: 'then',
  end: 'when, else or end',
};
const HIERARCHY_FIELDS: { readonly [W in FormulaParams['model/hierarchy-field']['wanted']]: string } = {
  'primary-key': 'the primary key of its dataset, alone (of a dataset with history the key of that)',
  'text-or-whole': 'a text or a whole number',
  'type-of-key': 'of the same type as the key',
  number: 'a number',
  text: 'a text: +, - or ~',
};
const LEDGER_FIELDS: { readonly [W in FormulaParams['model/ledger-field']['wanted']]: string } = {
  text: 'a text: codes of accounts are no numbers',
  number: 'a number',
  tree: 'a hierarchy of parents, not of levels',
};

const RATE_FIELDS: { readonly [W in FormulaParams['model/rate-field']['wanted']]: string } = {
  text: "a text: a field of currency codes, or one code in quotes such as 'USD'",
  date: 'a date',
  number: 'a number',
};
const WANTED: { readonly [W in WantedValue]: string } = {
  number: 'a number',
  'whole-number': 'a whole number',
  text: 'a text',
  boolean: 'a condition',
  date: 'a date',
  timestamp: 'a timestamp',
  value: 'a value',
};
const OPERATIONS: { readonly [O in UnitOperation]: string } = {
  add: 'be added or subtracted',
  multiply: 'be multiplied',
  divide: 'be divided',
  compare: 'be compared',
  choose: 'be alternatives of one value',
};
const KINDS = {
  metric: 'a metric',
  dataset: 'a dataset',
  dimension: 'a dimension',
  field: 'a field',
} as const;

export const formula: Catalog<FormulaParams> = {
  'model/formula-syntax': (p) =>
    `expected ${EXPECTED[p.expected]} here, found ${p.found ?? 'the end of the formula'}`,
  'model/empty-formula': () => 'the formula is empty',
  'model/formula-too-long': (p) => `the formula has ${p.bytes} bytes, more than ${p.limit}`,
  'model/formula-too-deep': (p) => `the formula is nested more than ${p.limit} levels deep`,
  'model/formula-too-large': (p) =>
    `ranges with between inside each other make this formula larger than ${p.limit} steps`,
  'model/unclosed': (p) =>
    p.what === 'text' ? 'this text has no closing quote' : 'this label has no closing ]',
  'model/empty-label': () => 'there is no name between the brackets',
  'model/unexpected-character': (p) => `${p.character} has no meaning in a formula`,
  'model/full-width': (p) => `${p.written} is read as ${p.meant}`,
  'model/double-quotes': (p) => `texts stand in single quotes: ${p.text}`,
  'model/foreign-sign': (p) => `${p.sign} is written differently here`,
  'model/no-comments': (p) => `${p.sign} would start a comment elsewhere; formulas have none`,
  'model/number-too-long': (p) => `this number has ${p.digits} digits, more than ${p.limit}`,
  'model/chained-comparison': () => 'comparisons do not chain',
  'model/ambiguous-where': () => 'where could belong to the last part or to the whole; brackets decide',
  'model/second-where': () => 'a condition has no where of its own',
  'model/where-without-subject': (p) =>
    `where needs a metric, a function or a bracket on its left, not ${p.text}`,
  'model/where-in-row': () =>
    'here each row is looked at by itself, so there is nothing to filter with where',
  'model/where-inside-aggregate': (p) => `where stands after the bracket of ${p.name}, not inside`,
  'model/where-on-value': () => 'where filters a metric; this is a fixed value',

  'model/unknown-metric': (p) => `there is no metric called ${p.name}`,
  'model/unknown-dimension': (p) => `there is no field, dimension or time grain called ${p.name}`,
  'model/unknown-dataset': (p) => `there is no dataset or relationship called ${p.name}`,
  'model/masked-field': (p) =>
    `${p.field} is masked for you: rows show it covered, and nothing can be filtered, grouped or sorted by it`,
  'model/unknown-field': (p) => `dataset ${p.dataset} has no field called ${p.field}`,
  'model/unknown-label': (p) => `nothing has the label [${p.label}]`,
  'model/ambiguous-label': (p) =>
    `the label [${p.label}] could be any of ${p.names.join(', ')}; write the name`,
  'model/label-of-other-kind': (p) => `[${p.label}] is ${KINDS[p.kind]} (${p.name}), which cannot stand here`,
  'model/unknown-function': (p) => `there is no function called ${p.name}`,
  'model/unknown-parameter': (p) => `parameter ${p.name} was not given`,
  'model/unknown-hierarchy': (p) =>
    p.found === null ? 'the name of a hierarchy must stand here' : `there is no hierarchy called ${p.found}`,
  'model/hierarchy-field': (p) =>
    `hierarchy ${p.hierarchy}: ${p.field} must be ${HIERARCHY_FIELDS[p.wanted]}`,
  'model/rate-field': (p) => `currency_rates: ${p.field} must be ${RATE_FIELDS[p.wanted]}`,
  'model/unknown-statement': (p) => `there is no statement called ${p.name}`,
  'model/account-range': (p) => `'${p.text}' is no account code and no range of them`,
  'model/which-ledger': (p) =>
    p.ledgers.length === 0
      ? 'no dataset is declared as a ledger, so there are no accounts to read'
      : `several ledgers, or none of that name: write ledger: ${p.ledgers.join(' or ')}`,
  'model/accounts-of-two-sides': (p) =>
    `${p.range} holds accounts of the debit and of the credit side; say on which side they are netted`,
  'model/accounts-of-two-kinds': (p) =>
    `${p.range} holds profit and loss accounts and others; closing entries are left out of the first alone: ask for each apart`,
  'model/ledger-field': (p) => `ledger: ${p.field} must be ${LEDGER_FIELDS[p.wanted]}`,
  'model/unknown-line': (p) => `statement ${p.statement} has no line called ${p.line}`,
  'model/unknown-word': (p) =>
    p.found === null ? 'one of a few words must stand here' : `${p.found} cannot stand here`,
  'model/unreachable-field': (p) => `no chain of relationships leads from ${p.dataset} to ${p.field}`,

  'model/metric-in-row': (p) =>
    `${p.metric} is a metric; here each row is looked at by itself, so only fields can be named`,
  'model/metric-is-no-dimension': (p) => `${p.metric} is a metric, not a dimension`,
  'model/aggregate-in-row': (p) => `${p.name}(…) adds up many rows; here each row is looked at by itself`,
  'model/aggregate-in-aggregate': (p) =>
    `an aggregate cannot stand inside another; say for which members ${p.name}(…) is computed first`,
  'model/form-in-row': (p) => `${p.name}(…) works on metrics; here each row is looked at by itself`,
  'model/row-form-in-metric': (p) => `${p.name}(…) is a condition on rows; it stands after where`,
  'model/field-needs-aggregate': (p) =>
    `${p.field} has a value for each row; say how the rows become one number`,
  'model/dataset-is-no-metric': (p) => `${p.dataset} is a dataset, not a metric`,
  'model/dataset-is-no-dimension': (p) => `${p.dataset} is a dataset; name one of its fields`,
  'model/dataset-without-single-key': (p) =>
    `dataset ${p.dataset} has ${p.fields === 0 ? 'no primary key' : `a primary key of ${p.fields} fields`}, so its members must be named by fields`,
  'model/aggregate-without-field': (p) =>
    `${p.name}(…) names no field of a dataset, so it is unknown which rows it means`,
  'model/ambiguous-dataset': (p) =>
    `${p.name}(…) could run over the rows of ${p.datasets.join(' or ')}; name a field of one of them`,
  'model/no-common-dataset': (p) => `no dataset among these reaches all of them: ${p.fields.join(', ')}`,
  'model/aggregate-wanted': (p) => `${p.name} reads rows on a day, so it takes an aggregate`,
  'model/dimension-wanted': () => 'a dimension must stand here: a name or dataset.field',
  'model/per-outside-aggregate': () => 'per stands inside the bracket of an aggregate',
  'model/members-in-field': () =>
    'which members qualify depends on the query, so this can be a condition but not a field',
  'model/members-in-metric': () => 'members are a condition on rows; it stands after where',
  'model/members-of-what': () => 'a field or dimension must stand left of in (… per …)',
  'model/not-a-value': () => 'this cannot stand where a value is wanted',

  'model/unknown-argument': (p) => `${p.name} has no argument called ${p.argument}`,
  'model/argument-twice': (p) => `${p.name} is given the argument ${p.argument} twice`,
  'model/missing-argument': (p) => `${p.name} lacks the argument ${p.argument}`,
  'model/too-many-arguments': (p) => `${p.name} takes at most ${p.most}, not ${p.count} arguments`,
  'model/wrong-argument': (p) => `${p.name} needs ${WANTED[p.wanted]} here, not ${p.found}`,
  'model/literal-wanted': (p) =>
    p.wanted === 'text' ? `${p.name} needs a text in quotes here` : `${p.name} needs a written number here`,
  'model/number-out-of-range': (p) => `${p.name} needs a number from ${p.least} to ${p.most} here`,
  'model/too-many-options': (p) => `${p.count} options, more than ${p.limit}`,
  'model/list-outside-in': (p) => `${p.name} is a list; lists stand inside in (…)`,

  'model/condition-wanted': (p) => `a condition must stand here, not ${p.found}`,
  'model/not-numbers': (p) => `${p.operator} needs numbers, not ${p.left} and ${p.right}`,
  'model/date-arithmetic': (p) => `dates are not combined with ${p.operator}`,
  'model/not-comparable': (p) => `${p.left} and ${p.right} cannot be compared`,
  'model/compared-with-null': () => 'nothing is equal to a missing value, not even another one',
  'model/no-order': () => 'conditions are true or false; they have no order',
  'model/branches-differ': (p) => `the alternatives have different types: ${p.left} and ${p.right}`,
  'model/cannot-aggregate': (p) => `${p.name} of ${p.found} has no meaning`,
  'model/bad-cast': (p) => `${p.from} cannot become ${p.to}`,
  'model/cast-without-type': () => 'cast needs the type that the value becomes',
  'model/bad-type-size': (p) => `the sizes after ${p.type} are not possible`,
  'model/bad-date': (p) => `'${p.text}' is no date of the calendar`,
  'model/bad-date-pattern': (p) =>
    `'${p.pattern}' is no pattern of a date: yyyy, MM and dd stand for year, month and day`,
  'model/bad-regex': (p) => `'${p.pattern}' looks around or refers back, which RE2 patterns cannot`,
  'model/bad-currency': (p) => `'${p.text}' is no currency code of three letters`,
  'model/bands-not-ascending': () => 'the limits of bands must rise',
  'model/not-an-interval': () => 'a length of time must stand here, a number and a unit',
  'model/not-a-fixed-period': (p) => `${p.text} is no fixed period`,
  'model/conversion-steps': () => 'conversion goes from one metric to another',
  'model/entity-argument': (p) =>
    `${p.name} looks at rows one by one, so its metric is made of sums and counts of rows: ${p.form} cannot stand inside`,
  'model/entity-two-datasets': (p) =>
    `${p.name} looks for a first row, and its metric reads rows of ${p.datasets.join(', ')}`,
  'model/entity-two-times': (p) =>
    `the measures inside ${p.name} see ${p.dataset} by different times, so none of its rows is the first`,
  'model/cohort-only-in-by': (p) =>
    `${p.name} is a key to group by, under a metric made with cohort(…); rows cannot be filtered by it, results can, with having`,
  'model/conversion-measure': (p) =>
    `conversion goes from one count of rows to another, and ${p.text} is none`,
  'model/total-without-time': (p) =>
    `${p.form} here covers the whole period, so ${p.name} has no last day to look back from`,
  'model/total-not-sum': () => 'this is chosen anew for each cell, so a total is not the sum of its members',
  'model/stock-summed-over-time': (p) =>
    `a balance is read at a point in time and does not add up per ${p.grain}`,
  'model/no-holidays': () => 'the workspace does not say whose statutory working days count',
  'model/stock-annualized': (p) =>
    `${p.text} is a balance: it is what it is on its day and cannot be annualized`,
  'model/stock-per-time-field': (p) =>
    `${p.field} is the time of the balance: members of time are days, not the field`,

  'model/unit-mismatch': (p) => `${p.left} and ${p.right} cannot ${OPERATIONS[p.operation]}`,
  'model/mixed-currency': (p) => `amounts in ${p.left} and ${p.right} cannot be combined`,
  'model/mixed-tax': () => 'amounts with tax and amounts without tax cannot be combined',
  'model/convert-twice': () => 'what is inside has been converted already: convert it once, at one rate',
  'model/money-wanted': (p) => `${p.name} needs an amount of money, not ${p.found}`,
  'model/no-tax-to-take-off': (p) =>
    p.basis === 'excluded' ? 'this amount is without tax already' : 'this amount has no tax',
};
