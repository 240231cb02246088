export const en = {
  series: {
    actual: 'Actual',
    lastYear: 'Last year',
    budget: 'Budget',
    target: 'Target',
    forecast: 'Forecast',
  },
  status: { good: 'On track', watch: 'Watch', behind: 'Behind', none: 'No target' },
  baseName: 'year ago',
  verdict: { favourable: 'favourable', unfavourable: 'unfavourable' },
  compareWith: { year_ago: 'YoY', previous: 'Previous' },
  direction: { up: 'Higher is better', down: 'Lower is better', band: 'In a band', none: 'Neutral' },
  kind: { flow: 'Flow', stock: 'Stock', ratio: 'Ratio', other: 'Other' },
  /** A figure in points, as the language joins them. */
  inPoints: (figure: string) => `${figure} pts`,
  units: { yi: 'B', wan: 'M', small: 'K', points: 'pts' },
  nulls: {
    'base-missing': 'no base',
    'base-not-positive': 'base is not positive',
    'plan-not-positive': 'plan is not positive',
    'no-percent-of-ratio': 'in points, not percent',
    'no-attainment': 'no attainment',
    'span/no-chain': 'no reported spans join its ends',
    'company-withheld': 'of the whole company: it would tell of what you may not see, or there is none',
    'not-finite': 'divided by zero',
    empty: 'no data',
  },
};
