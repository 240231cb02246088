import {
  EVERYWHERE,
  jsonSchemas,
  NDJSON,
  type Parameter,
  problemStatuses,
  ROUTES,
  type Route,
  type RouteName,
} from '@plumbline/client';

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, unknown>>;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly 'x-summary-zh': string;
  /** Who may call: `anyone`, `signed-in`, or a scope. */
  readonly 'x-access': string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, ApiResponse>>;
}

export interface ApiResponse {
  readonly description: string;
  readonly content?: Readonly<
    Record<string, { readonly schema: unknown; readonly 'x-line-schema'?: unknown }>
  >;
}

const SESSION = 'session';
const TOKEN = 'token';

/** The contract as OpenAPI 3.1: written from the same tables that the server mounts and the client calls. */
export function openApiDocument(version: string, cookieName: string): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [name, route] of Object.entries(ROUTES) as readonly (readonly [RouteName, Route])[]) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plumbline',
      version,
      description:
        'Metrics, defined once. Errors are `application/problem+json` with `diagnostics`, each in Chinese and English. A changing call with a session cookie carries `X-CSRF-Token`.',
    },
    paths,
    components: {
      schemas: jsonSchemas(),
      securitySchemes: {
        [SESSION]: { type: 'apiKey', in: 'cookie', name: cookieName },
        [TOKEN]: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operationOf(name: RouteName, route: Route): Operation {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, part]) => ({
    name: part,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    operationId: name,
    summary: route.help.en,
    'x-summary-zh': route.help.zh,
    'x-access': route.access,
    security: route.access === 'anyone' ? [] : [{ [SESSION]: [] }, { [TOKEN]: [] }],
    parameters: [...inPath, ...[...(route.query ?? []), ...EVERYWHERE].map(inQuery)],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: route.bodyOptional !== true,
            content: { 'application/json': { schema: refTo(route.body) } },
          },
        }),
    responses: responsesOf(route),
  };
}

function responsesOf(route: Route): Operation['responses'] {
  const { status, schema, media } = route.ok;
  const binary = { schema: { type: 'string', format: 'binary' } };
  const content = {
    ...(schema === undefined ? {} : { 'application/json': { schema: refTo(schema) } }),
    ...(media === undefined ? {} : { [media]: binary }),
    ...Object.fromEntries((route.also ?? []).map((type) => [type, binary])),
    ...(route.lines === undefined
      ? {}
      : { [NDJSON]: { schema: { type: 'string' }, 'x-line-schema': refTo(route.lines) } }),
  };
  const hasContent = Object.keys(content).length > 0;
  const problems = problemStatuses(route).map((code): [string, ApiResponse] => [
    String(code),
    {
      description: PROBLEMS[code] ?? 'problem',
      content: { 'application/problem+json': { schema: refTo('Problem') } },
    },
  ]);
  return {
    [String(status)]: { description: 'done', ...(hasContent ? { content } : {}) },
    ...Object.fromEntries(problems),
  };
}

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'the request cannot be read',
  401: 'nobody is signed in, or the token is not good',
  403: 'not allowed',
  404: 'there is no such thing',
  406: 'not in the media type asked for',
  409: 'another process or load is in the way',
  413: 'the body is too large',
  415: 'the body is of another type',
  422: 'understood and refused: the diagnostics say why',
  429: 'too many at once; Retry-After says when',
  500: 'a bug of ours; the log has the details',
  503: 'busy, starting or stopping; Retry-After says when',
  504: 'the time limit of the query has passed',
};

function inQuery({ name, required, help }: Parameter) {
  return {
    name,
    in: 'query',
    required,
    description: help.en,
    'x-description-zh': help.zh,
    schema: { type: 'string' },
  };
}

function refTo(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}
