import type { Scope } from './wire/access.ts';
import type { SchemaName } from './wire/schemas.ts';

/** Who may call: everybody, whoever is signed in, or holders of a scope. */
export type Access = 'anyone' | 'signed-in' | Scope;

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly help: { readonly zh: string; readonly en: string };
}

export interface Route {
  readonly method: 'get' | 'post' | 'delete';
  /** OpenAPI form: `/api/v1/metrics/{name}`. */
  readonly path: string;
  readonly access: Access;
  readonly help: { readonly zh: string; readonly en: string };
  readonly query?: readonly Parameter[];
  readonly body?: SchemaName;
  /** True: a call without a body means the empty object. */
  readonly bodyOptional?: boolean;
  readonly ok: {
    readonly status: 200 | 201 | 204;
    readonly schema?: SchemaName;
    /** Media type where the answer is no JSON. */
    readonly media?: string;
  };
  /** Other media types that `Accept` may ask for; listed first to last. */
  readonly also?: readonly string[];
  /** What each line is where `Accept` asks for `application/x-ndjson`. */
  readonly lines?: SchemaName;
  /** Statuses of `application/problem+json`, beside those of `access` and of every route. */
  readonly problems?: readonly number[];
}

export const CSV = 'text/csv';
export const ARROW = 'application/vnd.apache.arrow.stream';
/** One JSON value a line, each as it comes. */
export const NDJSON = 'application/x-ndjson';

const LANG: Parameter = {
  name: 'lang',
  required: false,
  help: { zh: '语言：zh 或 en(默认按 Accept-Language)', en: 'language: zh or en (default: Accept-Language)' },
};

/** Body that could not be read. */
const BODY = [400, 413, 415] as const;
/** Query turned away or not answered in time. */
const BUSY = [429, 503, 504] as const;

/** Every call of the API, once: the server mounts it, the document describes it, the client calls it. */
export const ROUTES = {
  signIn: {
    method: 'post',
    path: '/api/v1/session',
    access: 'anyone',
    help: { zh: '登录，取得会话 cookie', en: 'sign in and get a session cookie' },
    body: 'SignInRequest',
    ok: { status: 200, schema: 'SignedIn' },
    problems: [...BODY, 401, 429],
  },
  signOut: {
    method: 'delete',
    path: '/api/v1/session',
    access: 'signed-in',
    help: { zh: '退出登录', en: 'sign out' },
    ok: { status: 204 },
  },
  me: {
    method: 'get',
    path: '/api/v1/me',
    access: 'signed-in',
    help: { zh: '当前用户、权限与工作区', en: 'who is calling, with permissions, and the workspace' },
    ok: { status: 200, schema: 'Me' },
  },
  changePassword: {
    method: 'post',
    path: '/api/v1/me/password',
    access: 'signed-in',
    help: {
      zh: '更换自己的密码；其他会话随之失效',
      en: 'replace your own password; your other sessions end',
    },
    body: 'PasswordChange',
    ok: { status: 200, schema: 'SignedIn' },
    problems: [...BODY, 429],
  },
  tokens: {
    method: 'get',
    path: '/api/v1/tokens',
    access: 'signed-in',
    help: { zh: '自己的访问令牌', en: 'your access tokens' },
    ok: { status: 200, schema: 'TokenList' },
  },
  createToken: {
    method: 'post',
    path: '/api/v1/tokens',
    access: 'signed-in',
    help: { zh: '新建访问令牌；令牌只显示这一次', en: 'make an access token; it is shown this once' },
    body: 'TokenRequest',
    ok: { status: 201, schema: 'NewToken' },
    problems: BODY,
  },
  revokeToken: {
    method: 'delete',
    path: '/api/v1/tokens/{id}',
    access: 'signed-in',
    help: { zh: '吊销自己的访问令牌', en: 'revoke one of your access tokens' },
    ok: { status: 204 },
    problems: [404],
  },
  query: {
    method: 'post',
    path: '/api/v1/query',
    access: 'query',
    help: {
      zh: '查询指标；以 text/csv 或 Arrow 流可取任意多行',
      en: 'ask for metrics; as text/csv or an Arrow stream with any number of rows',
    },
    query: [
      {
        name: 'explain',
        required: false,
        help: { zh: 'true:meta.sql 里给出语句', en: 'true: meta.sql holds the statement' },
      },
    ],
    body: 'MetricQuery',
    ok: { status: 200, schema: 'MetricResult' },
    also: [CSV, ARROW],
    problems: [...BODY, 406, 422, ...BUSY],
  },
  explain: {
    method: 'post',
    path: '/api/v1/explain',
    access: 'query',
    help: { zh: '查询将如何计算：计划与 SQL', en: 'how a query would be answered: plan and SQL' },
    body: 'MetricQuery',
    ok: { status: 200, schema: 'Explanation' },
    problems: [...BODY, 422],
  },
  metrics: {
    method: 'get',
    path: '/api/v1/metrics',
    access: 'read',
    help: { zh: '全部指标', en: 'every metric' },
    ok: { status: 200, schema: 'MetricList' },
  },
  metric: {
    method: 'get',
    path: '/api/v1/metrics/{name}',
    access: 'read',
    help: { zh: '一个指标的定义', en: 'the definition of a metric' },
    ok: { status: 200, schema: 'Metric' },
    problems: [404],
  },
  metricTree: {
    method: 'get',
    path: '/api/v1/metrics/{name}/tree',
    access: 'read',
    help: { zh: '由公式画出的指标树', en: 'the tree of a metric, drawn from the formulas' },
    ok: { status: 200, schema: 'MetricNode' },
    problems: [404],
  },
  dimensions: {
    method: 'get',
    path: '/api/v1/dimensions',
    access: 'read',
    help: { zh: '所列指标都能分组的维度', en: 'what every metric named can be grouped by' },
    query: [
      {
        name: 'metrics',
        required: false,
        help: {
          zh: '指标名，逗号分隔；不给则为全部维度',
          en: 'metrics, comma-separated; none: every dimension',
        },
      },
    ],
    ok: { status: 200, schema: 'DimensionList' },
    problems: [404],
  },
  values: {
    method: 'get',
    path: '/api/v1/dimensions/{ref}/values',
    access: 'query',
    help: { zh: '维度的成员', en: 'members of a dimension' },
    query: [
      { name: 'search', required: false, help: { zh: '成员中含有的文字', en: 'a text the member holds' } },
      {
        name: 'limit',
        required: false,
        help: { zh: '最多几个（默认 50，上限 1000）', en: 'at most how many (default 50, most 1000)' },
      },
    ],
    ok: { status: 200, schema: 'MemberList' },
    problems: [400, 422, ...BUSY],
  },
  check: {
    method: 'post',
    path: '/api/v1/check',
    access: 'apply',
    help: { zh: '检查定义文件，不保留任何内容', en: 'check definition files; nothing is kept' },
    body: 'CheckRequest',
    ok: { status: 200, schema: 'CheckReport' },
    problems: [...BODY, 422],
  },
  apply: {
    method: 'post',
    path: '/api/v1/apply',
    access: 'apply',
    help: {
      zh: '比较定义文件与目录，记录差异',
      en: 'compare definition files with the catalog and record the difference',
    },
    body: 'ApplyRequest',
    ok: { status: 200, schema: 'ApplyReport' },
    problems: [...BODY, 409, 422],
  },
  load: {
    method: 'post',
    path: '/api/v1/load',
    access: 'load',
    help: {
      zh: '加载缺少的或已变化的数据；以 application/x-ndjson 可随时看到进度',
      en: 'load what is missing or has changed; as application/x-ndjson with its progress',
    },
    body: 'LoadRequest',
    bodyOptional: true,
    ok: { status: 200, schema: 'LoadReport' },
    lines: 'LoadEvent',
    problems: [...BODY, 406, 409, 422],
  },
  backup: {
    method: 'post',
    path: '/api/v1/backup',
    access: 'admin',
    help: { zh: '下载整个工作区的备份', en: 'download a backup of the whole workspace' },
    ok: { status: 200, media: 'application/octet-stream' },
    problems: [409, 422],
  },
  health: {
    method: 'get',
    path: '/healthz',
    access: 'anyone',
    help: { zh: '进程在运行', en: 'the process runs' },
    ok: { status: 200, schema: 'Health' },
  },
  readiness: {
    method: 'get',
    path: '/readyz',
    access: 'anyone',
    help: { zh: '能够应答查询', en: 'queries can be answered' },
    ok: { status: 200, schema: 'Readiness' },
    problems: [503],
  },
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof ROUTES;

/** Parameters that every call of the API takes. */
export const EVERYWHERE: readonly Parameter[] = [LANG];
