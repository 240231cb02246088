export type { OneTimePassword } from './access/first-administrator.ts';
export { wireApplied } from './calls/wire-applied.ts';
export { wireComparison, wireDetail, wireEntry, wireVersions } from './calls/wire-change.ts';
export { wireCheck, wireLocked, wirePeriod, wirePeriodStep, wireUnlocked } from './calls/wire-close.ts';
export { requirePort } from './listen.ts';
export type { OidcSettings } from './oidc/oidc-settings.ts';
export type { ServerLimits } from './server-limits.ts';
export { serverLog } from './server-log.ts';
export { type RunningServer, type ServerOptions, startServer } from './start-server.ts';
