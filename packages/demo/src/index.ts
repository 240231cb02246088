export { type DemoTile, demoDashboard } from './demo-dashboard.ts';
export { type DemoQuestion, demoQuestions, queryIn } from './demo-question.ts';
export {
  type DemoProgress,
  type GeneratedDemo,
  type GenerateOptions,
  generateDemo,
} from './generate-demo.ts';
export { INFLUENCE_LINKS, type InfluenceLink } from './influence-link.ts';
export { DEFAULT_OPTIONS, DEMO_DAYS, type DemoOptions } from './run/context.ts';
export { isDay } from './run/days.ts';
export type { Truth } from './tables/truth/make-truth.ts';
export { canHoldDemo, DEFINITIONS, lacksDemoData, writeDemo } from './write-demo.ts';
