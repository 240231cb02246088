import { BUSY, get, may, put } from './route-forms.ts';

/** What the home page of a person shows. */
export const HOME_ROUTES = {
  follows: get('/api/v1/me/follows', 'Follows', {
    access: 'read',
    zh: '自己关注的指标，按自己的顺序',
    en: 'the metrics you follow, in your order',
  }),
  saveFollows: put('/api/v1/me/follows', 'FollowsChange', 'Follows', {
    access: 'keep',
    zh: '设定关注的指标与顺序',
    en: 'set the metrics you follow, in order',
    problems: [422],
  }),
  changes: get('/api/v1/me/changes', 'Changes', {
    access: 'query',
    zh: '关注的指标有何变化，反常的在前',
    en: 'what changed in the metrics you follow, the unusual first',
    query: [
      may('period', { zh: '期间（默认本月至今）', en: 'period (default: this month so far)' }),
      may('compare', {
        zh: 'year_ago、previous 等（默认 year_ago）',
        en: 'year_ago, previous … (default year_ago)',
      }),
      may('where', { zh: '范围条件', en: 'condition of the scope' }),
      may('params', { zh: '条件中的参数，JSON', en: 'parameters of the condition, as JSON' }),
    ],
    problems: [400, 422, ...BUSY],
  }),
} as const;
