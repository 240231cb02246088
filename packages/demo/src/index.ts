export { contextOf, DEFAULT_OPTIONS, type DemoOptions } from './run/context.ts';
export { runSteps } from './run/run-steps.ts';
export { sessionOn } from './run/session.ts';
export { STEPS } from './tables/index.ts';
