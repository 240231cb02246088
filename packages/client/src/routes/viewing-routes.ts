import { create, get, remove } from './route-forms.ts';

/** What somebody sees, and looking through their eyes. */
export const VIEWING_ROUTES = {
  sight: get('/api/v1/users/{login}/sight', 'Sight', {
    access: 'view_as',
    zh: '一位用户适用的数据权限，以及因此能看到什么',
    en: 'the policies that a user has, and what they leave to be seen',
    problems: [404],
  }),
  beginViewAs: create('/api/v1/view-as', 'ViewingWish', 'Viewing', {
    access: 'view_as',
    zh: '开始以他人身份查看，最长30分钟；起止均记入审计日志，期间不能更改任何内容',
    en: 'look through the eyes of another for 30 minutes at most; both ends are recorded, and nothing can be changed meanwhile',
    problems: [422],
  }),
  endViewAs: remove('/api/v1/view-as/{id}', {
    access: 'view_as',
    zh: '结束查看',
    en: 'end the look',
    problems: [404],
  }),
} as const;
