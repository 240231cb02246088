export type { Io, Output } from './io.ts';
export { main } from './main.ts';
export { runProcess } from './run-process.ts';
