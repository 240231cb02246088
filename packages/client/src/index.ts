export { type CallOptions, type Client, type ClientOptions, createClient } from './client.ts';
export { loadEvents } from './load-events.ts';
export { problemStatuses } from './problem-statuses.ts';
export {
  type Access,
  ARROW,
  CSV,
  EVERYWHERE,
  NDJSON,
  type Parameter,
  ROUTES,
  type Route,
  type RouteName,
} from './routes.ts';
export { type Answer, createSessionClient, type SessionClient } from './session-client.ts';
export { SCOPES, type Scope } from './wire/access.ts';
export { jsonSchemas, SCHEMAS, type SchemaName, type Wire } from './wire/schemas.ts';
export { fromWireDiagnostic, readDiagnostics, toWireDiagnostic } from './wire-diagnostic.ts';
