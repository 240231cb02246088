import type { InterchangeParams } from '../../codes/interchange.ts';
import type { Catalog } from '../catalog.ts';

export const interchange: Catalog<InterchangeParams> = {
  'interchange/cannot-read': (p) => `${p.path} cannot be read: ${p.reason}`,
  'interchange/unreadable': () => 'this file is not valid YAML; nothing after this place was read',
  'interchange/incomplete': () => 'this object was left out: what its type needs is not written',
  'interchange/nothing-found': (p) => `there are no ${p.format} definitions in these files`,
  'interchange/renamed': (p) => `${p.name} is called ${p.to} here: the name was taken, or is not one here`,
  'interchange/sql-not-carried': (p) => `${p.name} was left out: formulas have no words for ${p.text}`,
  'interchange/feature-not-carried': (p) => `${p.name} was left out: ${p.feature} has no counterpart here`,
  'interchange/part-not-carried': (p) => `${p.name} was carried without ${p.feature}`,
  'interchange/only-for-us': (p) =>
    `${p.kind} ${p.name} has no counterpart there: it travels in an extension that other tools pass over`,
  'interchange/answers-differ': (p) =>
    `${p.name}: ${p.feature} is carried, and answered by this tool's own rule in some questions`,
  'interchange/unknown-name': (p) =>
    `${p.name} was left out: it mentions ${p.mentioned}, which is not reached from it`,
  'interchange/ambiguous-name': (p) =>
    `${p.name} was left out: ${p.mentioned} may mean several things for it`,
  'interchange/join-multiplies': (p) =>
    `${p.from} is not joined to ${p.to} by ${p.entity}: without ${p.partitions.join(', ')} a row would meet several`,
  'interchange/unknown-column': (p) =>
    `column ${p.column} is not one of the dictionary: nothing of it is read`,
  'interchange/column-twice': (p) => `column ${p.column} stands in the sheet twice`,
  'interchange/no-name-column': (p) =>
    `sheet ${p.sheet} has no column ${p.wanted.join(' or ')} in its first row, so that no row can be told apart`,
  'interchange/sheet-too-large': (p) => `the sheet has more than ${p.most} ${p.what}`,
  'interchange/bad-cell': (p) => `the cell holds no value but ${p.text}`,
  'interchange/not-a-choice': (p) => `${p.column} cannot be ${p.value}; it is one of ${p.choices.join(', ')}`,
  'interchange/row-without-name': () =>
    'the row has neither a name nor the code of a metric: nothing says which it is',
  'interchange/row-twice': (p) => `${p.metric} stands in row ${p.row} already`,
  'interchange/code-of-another': (p) => `code ${p.code} is that of ${p.other}, not of ${p.metric}`,
  'interchange/stale-row': (p) =>
    `${p.metric} has been changed since: the row was made from version ${p.read}, it is at version ${p.version} now`,
  'interchange/row-without-version': (p) =>
    `${p.metric} exists, and the row does not say from which version of it it was made`,
  'interchange/row-of-removed': (p) =>
    `no metric is called ${p.metric} any more: the row was made from version ${p.read} of it`,
};
