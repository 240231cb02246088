export const en = {
  nav: {
    label: 'Main navigation',
    company: 'Company',
    metrics: 'Metrics',
    plain: 'Plain page',
    reference: 'API reference',
    system: 'System',
  },
  bar: {
    period: 'Period',
    compare: 'vs',
    yearAgo: 'Year ago',
    previous: 'Previous period',
    scope: 'Scope',
    whole: 'Whole company',
    clock: (day: string) => `Clock ${day}`,
    light: 'Light theme',
    dark: 'Dark theme',
    switchLanguage: '切换到中文',
    account: 'Account',
    signOut: 'Sign out',
  },
};
