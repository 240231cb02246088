import { create, get, put, remove } from './route-forms.ts';

/** What people keep: views of Explore and dashboards. Their owner writes them, whoever is signed in reads the shared ones. */
export const SAVED_ROUTES = {
  views: get('/api/v1/views', 'ViewList', {
    access: 'read',
    zh: '自己的与共享的分析视图',
    en: 'your own views and the shared ones',
  }),
  createView: create('/api/v1/views', 'NewView', 'View', {
    access: 'keep',
    zh: '保存一个分析视图',
    en: 'keep a view',
    problems: [422],
  }),
  view: get('/api/v1/views/{id}', 'View', {
    access: 'read',
    zh: '一个分析视图',
    en: 'a view',
    problems: [404],
  }),
  saveView: put('/api/v1/views/{id}', 'ViewChange', 'View', {
    access: 'keep',
    zh: '改写自己的视图；revision 须是所读到的那一版',
    en: 'rewrite a view of your own; `revision` is the one you have read',
    problems: [404, 409, 422],
  }),
  deleteView: remove('/api/v1/views/{id}', {
    access: 'keep',
    zh: '删除自己的视图',
    en: 'delete a view of your own',
    problems: [404],
  }),
  dashboards: get('/api/v1/dashboards', 'DashboardList', {
    access: 'read',
    zh: '自己的与共享的看板',
    en: 'your own dashboards and the shared ones',
  }),
  createDashboard: create('/api/v1/dashboards', 'NewDashboard', 'Dashboard', {
    access: 'keep',
    zh: '新建看板',
    en: 'make a dashboard',
    problems: [422],
  }),
  dashboard: get('/api/v1/dashboards/{id}', 'Dashboard', {
    access: 'read',
    zh: '一个看板',
    en: 'a dashboard',
    problems: [404],
  }),
  saveDashboard: put('/api/v1/dashboards/{id}', 'DashboardChange', 'Dashboard', {
    access: 'keep',
    zh: '改写自己的看板；revision 须是所读到的那一版',
    en: 'rewrite a dashboard of your own; `revision` is the one you have read',
    problems: [404, 409, 422],
  }),
  deleteDashboard: remove('/api/v1/dashboards/{id}', {
    access: 'keep',
    zh: '删除自己的看板',
    en: 'delete a dashboard of your own',
    problems: [404],
  }),
} as const;
