import type { ROUTES, RouteName } from '@plumbline/client';
import type { CallHandler, OpenHandler } from './call-handler.ts';
import { dimensionsCall, metricCall, metricsCall, metricTreeCall, valuesCall } from './catalog-calls.ts';
import { healthCall, readinessCall } from './health-calls.ts';
import { loadCall } from './load-call.ts';
import { explainCall, queryCall } from './query-calls.ts';
import { changePasswordCall, meCall, signInCall, signOutCall } from './session-calls.ts';
import { createTokenCall, revokeTokenCall, tokensCall } from './token-calls.ts';
import { applyCall, backupCall, checkCall } from './workspace-calls.ts';

type Handler<N extends RouteName> = (typeof ROUTES)[N]['access'] extends 'anyone' ? OpenHandler : CallHandler;

/** What answers each call of the contract. */
export const CALLS: { readonly [N in RouteName]: Handler<N> } = {
  signIn: signInCall,
  signOut: signOutCall,
  me: meCall,
  changePassword: changePasswordCall,
  tokens: tokensCall,
  createToken: createTokenCall,
  revokeToken: revokeTokenCall,
  query: queryCall,
  explain: explainCall,
  metrics: metricsCall,
  metric: metricCall,
  metricTree: metricTreeCall,
  dimensions: dimensionsCall,
  values: valuesCall,
  check: checkCall,
  apply: applyCall,
  load: loadCall,
  backup: backupCall,
  health: healthCall,
  readiness: readinessCall,
};
