import { create, get, may, post, put, remove } from './route-forms.ts';

const SEEN = may('version', {
  zh: '读取时的版本；此后若有人改动则拒绝',
  en: 'version of what was read; refused where somebody has changed it since',
});

/** Who there is, what each may do, who stands in for whom. */
export const PEOPLE_ROUTES = {
  users: get('/api/v1/users', 'UserList', {
    access: 'see_people',
    zh: '全部用户',
    en: 'every user',
  }),
  createUser: create('/api/v1/users', 'NewUser', 'User', {
    access: 'manage_people',
    zh: '新建用户；随后为其生成一次性密码',
    en: 'make a user; give a one-time password next',
    problems: [422],
  }),
  saveUser: put('/api/v1/users/{login}', 'UserChange', 'User', {
    access: 'manage_people',
    zh: '修改或停用用户；未写的保持不变',
    en: 'change or disable a user; what is left out stays',
    problems: [404, 409, 422],
  }),
  issuePassword: {
    method: 'post',
    path: '/api/v1/users/{login}/password',
    access: 'manage_people',
    help: {
      zh: '生成一次性密码；只显示这一次，其会话随之失效',
      en: 'make a one-time password, shown this once; the sessions of the user end',
    },
    ok: { status: 201, schema: 'OneTimePassword' },
    problems: [404],
  },
  identities: get('/api/v1/users/{login}/identities', 'IdentityList', {
    access: 'see_people',
    zh: '此人已关联的身份提供方账号',
    en: 'the accounts of identity providers that stand for this person',
    problems: [404],
  }),
  unlinkIdentities: remove('/api/v1/users/{login}/identities', {
    access: 'manage_people',
    zh: '解除此人与身份提供方账号的关联；其会话随之失效',
    en: 'forget the accounts of identity providers that this person signed in with; the sessions end',
    problems: [404],
  }),
  clearSecondFactor: remove('/api/v1/users/{login}/second-factor', {
    access: 'manage_people',
    zh: '设备丢失时，停用一位用户的验证码',
    en: 'end the codes of a user who has lost the device',
    problems: [404],
  }),
  importUsers: post('/api/v1/users/import', 'UserImport', 'UserImportReport', {
    access: 'manage_people',
    zh: '导入 SCIM 格式的用户清单；dry_run 只显示差异，写入时注明其 plan 则只按所显示的写入',
    en: 'import users as SCIM writes them; dry_run shows what would change, and a write that names its plan does only that',
    problems: [409, 422],
  }),
  roles: get('/api/v1/roles', 'RoleList', {
    access: 'see_people',
    zh: '全部角色与其权限',
    en: 'every role with what it gives',
  }),
  saveRole: put('/api/v1/roles/{name}', 'RoleChange', 'Role', {
    access: 'manage_roles',
    zh: '新建或改写角色；不能给出自己没有的权限',
    en: 'make or rewrite a role; nobody gives what they do not have',
    problems: [409],
  }),
  deleteRole: remove('/api/v1/roles/{name}', {
    access: 'manage_roles',
    zh: '删除自建角色，或把内置角色恢复原样',
    en: 'delete a role of your own, or put one back as it came',
    query: [SEEN],
    problems: [404, 409, 422],
  }),
  departments: get('/api/v1/departments', 'DepartmentList', {
    access: 'see_people',
    zh: '全部部门；parent 为上级',
    en: 'every department; `parent` is the one above',
  }),
  saveDepartment: put('/api/v1/departments/{code}', 'DepartmentChange', 'Department', {
    access: 'manage_people',
    zh: '新建或修改部门',
    en: 'make or change a department',
    problems: [409, 422],
  }),
  deleteDepartment: remove('/api/v1/departments/{code}', {
    access: 'manage_people',
    zh: '删除空部门',
    en: 'delete a department that holds nothing',
    query: [SEEN],
    problems: [404, 409, 422],
  }),
  teams: get('/api/v1/teams', 'TeamList', {
    access: 'see_people',
    zh: '全部跨部门项目团队',
    en: 'every project team',
  }),
  saveTeam: put('/api/v1/teams/{code}', 'TeamChange', 'Team', {
    access: 'manage_people',
    zh: '新建或改写团队与其成员',
    en: 'make or rewrite a team with its members',
    problems: [409, 422],
  }),
  deleteTeam: remove('/api/v1/teams/{code}', {
    access: 'manage_people',
    zh: '删除团队',
    en: 'delete a team',
    query: [SEEN],
    problems: [404, 409],
  }),
  ownedTokens: get('/api/v1/people/tokens', 'OwnedTokenList', {
    access: 'see_people',
    zh: '所有人的有效访问令牌（不含令牌本身）',
    en: 'the access tokens of everybody that are good now, without their secrets',
  }),
  revokeOwnedToken: remove('/api/v1/people/tokens/{id}', {
    access: 'manage_people',
    zh: '吊销他人的访问令牌',
    en: 'revoke an access token of somebody',
    problems: [404],
  }),
  delegations: get('/api/v1/delegations', 'DelegationList', {
    access: 'signed-in',
    zh: '代理：涉及自己的；可查看人员者见全部',
    en: 'delegations of and to you; all of them for who may see people',
  }),
  createDelegation: create('/api/v1/delegations', 'NewDelegation', 'Delegation', {
    access: 'signed-in',
    zh: '请人在起止日之间代理自己；管理人员者可替他人设定',
    en: 'let somebody act in your place between two days; who manages people may do it for others',
    problems: [422],
  }),
  changeDelegation: put('/api/v1/delegations/{id}', 'DelegationChange', 'Delegation', {
    access: 'signed-in',
    zh: '修改一项代理的截止日、事由与范围；未写的保持不变',
    en: 'change the last day, the reason and the scope of a delegation; what is left out stays',
    problems: [404, 409, 422],
  }),
  revokeDelegation: remove('/api/v1/delegations/{id}', {
    access: 'signed-in',
    zh: '结束一项代理',
    en: 'end a delegation',
    query: [SEEN],
    problems: [404, 409],
  }),
} as const;
