import { create, get, may, post, put, remove } from './route-forms.ts';

/** What happened and concerns somebody, what they follow, and what they are to do. */
export const INBOX_ROUTES = {
  inbox: get('/api/v1/inbox', 'InboxPage', {
    access: 'read',
    zh: '自己的收件箱：未读在前，新的在前',
    en: 'your inbox: unread items first, the newest first',
    query: [
      may('part', {
        zh: 'all（默认）、unread、to_sign、mentions、tasks 或 done',
        en: 'all (default), unread, to_sign, mentions, tasks or done',
      }),
      may('after', { zh: '上一页的 next', en: '`next` of the page before' }),
      may('limit', { zh: '条数，1 到 100（默认 50）', en: 'how many, 1 to 100 (default 50)' }),
    ],
    problems: [400],
  }),
  inboxCounts: get('/api/v1/inbox/counts', 'InboxCounts', {
    access: 'read',
    zh: '未读、待签字、提及与任务各有多少',
    en: 'how many are unread, wait for a signature, mention you, are your tasks',
  }),
  markInboxRead: post('/api/v1/inbox/read', 'InboxMark', 'InboxCounts', {
    access: 'signed-in',
    zh: '标为已读（undo：标为未读）；不写 ids 即全部',
    en: 'mark as read (undo: as unread); without ids all of them',
    problems: [403],
  }),
  markInboxDone: post('/api/v1/inbox/done', 'InboxMark', 'InboxCounts', {
    access: 'signed-in',
    zh: '标为已处理（undo：放回收件箱）；不写 ids 即全部',
    en: 'mark as done (undo: back into the inbox); without ids all of them',
    problems: [403],
  }),
  subscriptions: get('/api/v1/me/subscriptions', 'SubscriptionList', {
    access: 'read',
    zh: '自己关注的指标、看板与变更申请',
    en: 'the metrics, dashboards and change requests that you follow',
  }),
  saveSubscription: put('/api/v1/me/subscriptions', 'SubscriptionChange', 'SubscriptionList', {
    access: 'keep',
    zh: '关注或取消关注',
    en: 'follow something, or no longer',
    problems: [404, 422],
  }),
  forgetUnseen: remove('/api/v1/me/subscriptions/unseen', {
    access: 'keep',
    zh: '取消关注自己已看不到的一切',
    en: 'no longer follow what you do not see any more',
  }),
  metricComments: get('/api/v1/metrics/{name}/comments', 'CommentList', {
    access: 'read',
    zh: '关于指标的讨论，旧的在前',
    en: 'what is said about a metric, the oldest first',
    problems: [404],
  }),
  commentOnMetric: create('/api/v1/metrics/{name}/comments', 'NewComment', 'Comment', {
    access: 'propose',
    zh: '评论指标，可提及他人',
    en: 'say something about a metric, and call people',
    problems: [404, 422],
  }),
  deleteMetricComment: remove('/api/v1/metrics/{name}/comments/{id}', {
    access: 'propose',
    zh: '撤回自己的评论',
    en: 'take back a comment of your own',
    problems: [404],
  }),
  metricPeople: get('/api/v1/metrics/{name}/people', 'PersonNameList', {
    access: 'propose',
    zh: '可在讨论中提及、可交给任务的人：能看到指标并参与讨论',
    en: 'people whom a comment can call and a task be given to: they see the metric and take part in discussions',
    query: [may('search', { zh: '登录名或姓名的一部分', en: 'a part of the login or name' })],
    problems: [404],
  }),
  dashboardComments: get('/api/v1/dashboards/{id}/comments', 'CommentList', {
    access: 'read',
    zh: '关于看板的讨论，旧的在前',
    en: 'what is said about a dashboard, the oldest first',
    problems: [404],
  }),
  commentOnDashboard: create('/api/v1/dashboards/{id}/comments', 'NewComment', 'Comment', {
    access: 'propose',
    zh: '评论看板，可提及他人',
    en: 'say something about a dashboard, and call people',
    problems: [404, 422],
  }),
  deleteDashboardComment: remove('/api/v1/dashboards/{id}/comments/{comment}', {
    access: 'propose',
    zh: '撤回自己的评论',
    en: 'take back a comment of your own',
    problems: [404],
  }),
  dashboardPeople: get('/api/v1/dashboards/{id}/people', 'PersonNameList', {
    access: 'propose',
    zh: '可在讨论中提及的人：能看到看板并参与讨论',
    en: 'people whom a comment can call: they see the dashboard and take part in discussions',
    query: [may('search', { zh: '登录名或姓名的一部分', en: 'a part of the login or name' })],
    problems: [404],
  }),
  tasks: get('/api/v1/tasks', 'TaskList', {
    access: 'read',
    zh: '任务：自己的、自己交出去的，或关于某个对象的',
    en: 'tasks: your own, those you made or gave to others, or those about something',
    query: [
      may('whose', { zh: 'mine（默认）或 made', en: 'mine (default) or made' }),
      may('kind', {
        zh: '关于什么：metric、dashboard 或 change_request，与 id 同用',
        en: 'what they are about: metric, dashboard or change_request, together with id',
      }),
      may('id', { zh: '该对象的名字', en: 'name of that' }),
      may('state', {
        zh: '只列这些状态，以逗号分隔：open、done、declined、cancelled',
        en: 'only those in these states, with commas between: open, done, declined, cancelled',
      }),
    ],
    problems: [400, 404],
  }),
  taskPeople: get('/api/v1/tasks/people', 'PersonNameList', {
    access: 'propose',
    zh: '可交给任务的人：参与讨论的人；关于指标或看板的任务，另须能看到它',
    en: 'people whom a task can be given to: who takes part in discussions; what it is about, they must see too',
    query: [may('search', { zh: '登录名或姓名的一部分', en: 'a part of the login or name' })],
  }),
  createTask: create('/api/v1/tasks', 'NewTask', 'Task', {
    access: 'propose',
    zh: '创建任务，交给自己或他人',
    en: 'make a task, for yourself or for another',
    problems: [404, 422],
  }),
  saveTask: put('/api/v1/tasks/{number}', 'TaskChange', 'Task', {
    access: 'propose',
    zh: '更改、转交、完成、谢绝、取消或重新打开任务',
    en: 'change a task, give it to another, decline it, close it or open it again',
    problems: [404, 409, 422],
  }),
} as const;
