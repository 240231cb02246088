export { type DemoQuestion, demoQuestions, queryIn } from './demo-question.ts';
export { type DemoProgress, type GeneratedDemo, type GenerateOptions, generateDemo } from './generate-demo.ts';
export { DEFAULT_OPTIONS, type DemoOptions } from './run/context.ts';
export type { Truth } from './tables/truth/make-truth.ts';
export { canHoldDemo, DEFINITIONS, writeDemo } from './write-demo.ts';
