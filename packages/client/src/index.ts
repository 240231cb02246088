export {
  CAPABILITIES,
  CAPABILITY_NAMES,
  type Capability,
  FIRST_DAY,
  listed,
  requestId,
} from '@plumbline/diagnostics';
export { measuredBy, namesColumn, plansOf } from '@plumbline/query';
export { type CallOptions, type Client, type ClientOptions, createClient } from './client.ts';
export { loadEvents } from './load-events.ts';
export { problemStatuses } from './problem-statuses.ts';
export { ARROW, CSV, NDJSON, XLSX, ZIP } from './routes/media.ts';
export type { Access, Parameter, Route } from './routes/route.ts';
export { EVERYWHERE, ROUTES, type RouteName } from './routes.ts';
export { type Answer, createSessionClient, type Download, type SessionClient } from './session-client.ts';
export { jsonSchemas, SCHEMAS, type SchemaName, type Wire } from './wire/schemas.ts';
export { fromWireDiagnostic, readDiagnostics, toWireDiagnostic } from './wire-diagnostic.ts';
