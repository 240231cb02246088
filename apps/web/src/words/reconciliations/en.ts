export const en = {
  title: 'Reconciliations',
  lead: 'Figures that are kept twice and must agree, over the period and scope above',
  name: 'Reconciliation',
  left: 'One side',
  right: 'The other side',
  difference: 'Difference',
  tolerance: 'Tolerance',
  exact: 'none: to the digit',
  result: 'Result',
  again: 'Reconcile again',
  againNamed: (name: string) => `Reconcile again: ${name}`,
  all: 'Reconcile all again',
  explore: 'Open in Explore',
  exploreNamed: (name: string) => `Open in Explore: ${name}`,
  states: { agrees: 'Agrees', within: 'Within tolerance', differs: 'Differs', empty: 'Nothing to compare' },
  cells: {
    agrees: (cells: number) => (cells === 1 ? 'the one cell agrees' : `all ${cells} cells agree`),
    within: (cells: number) => (cells === 1 ? 'one cell' : `all ${cells} cells`),
    differs: (cells: number, differing: number) =>
      differing === 0
        ? 'the cells agree, their total does not'
        : cells === 1
          ? 'the one cell'
          : `${differing} of ${cells} cells`,
    empty: () => 'no figures in this period',
  },
  by: (names: string) => `by ${names}`,
  at: (time: string) => `at ${time}`,
  range: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  known: (day: string) => `data to ${day}`,
  differing: (name: string) => `${name}: cells that differ`,
  more: (count: number) => `${count} more cells`,
  summary: (agree: number, differ: number, empty: number) =>
    [
      `${agree} ${agree === 1 ? 'agrees' : 'agree'}`,
      ...(differ === 0 ? [] : [`${differ} ${differ === 1 ? 'differs' : 'differ'}`]),
      ...(empty === 0 ? [] : [`${empty} without figures`]),
    ].join(', '),
  firstTitle: 'Nothing is reconciled yet',
  firstText:
    'A reconciliation names two metrics that must agree, such as revenue of the business and of the ledger. Write it into a file of the workspace; the difference is then computed here, and by plumbline reconcile.',
  example: [
    'reconciliations:',
    '  - name: revenue_tie_out',
    '    label: Revenue of the business and of the ledger',
    '    left: revenue',
    '    right: ledger_revenue',
    '    by: [month]',
    '    tolerance: 0.5%',
    '',
  ].join('\n'),
};
