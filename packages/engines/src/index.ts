export type { Engine, EngineCell, EngineType, Parameter, Rows, RunOptions, Statement } from './engine.ts';
