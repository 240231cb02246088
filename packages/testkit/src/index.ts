export type {
  Answer,
  Answered,
  Answerer,
  Question,
  RowsAnswer,
  RowsAnswerer,
  RowsQuestion,
} from './answerer/answerer.ts';
export { asIfHuge } from './answerer/as-if-huge.ts';
export { compilerAnswerer } from './answerer/compiler-answerer.ts';
export { referenceAnswerer } from './answerer/reference-answerer.ts';
export { type Asking, anyAsking, type Shop, worldOfShop } from './arbitrary/shop.ts';
export { type Ask, type Case, casesIn, readCase } from './case/case.ts';
export { runCase } from './case/run-case.ts';
export { isSameCell } from './case/same-cell.ts';
export { buildWorld, type World, type WorldSource } from './case/world.ts';
export { aggregated, onlyAggregate } from './law/aggregated-rows.ts';
export type { Law, Runs } from './law/law.ts';
export { LAWS } from './law/laws.ts';
export { policiesAreDeletions } from './law/policies-are-deletions.ts';
export { rollupsChangeNothing } from './law/rollups-change-nothing.ts';
export { rowsGiveTheFigure } from './law/rows-give-the-figure.ts';
export { answerDifferences } from './law/same-answer.ts';
export { sameAsReference } from './law/same-as-reference.ts';
export { sameFormulasAgree } from './law/same-formulas-agree.ts';
export { answerMetricFlow } from './peers/answer-metricflow.ts';
export { differenceOf, type PeerAnswer } from './peers/peer-answer.ts';
export { type PeerCase, readCases } from './peers/peer-case.ts';
export type { Database, Table } from './reference/data/database.ts';
export { Refusal } from './reference/data/refusal.ts';
export { evaluate, type ReferenceNote, type ReferenceResult } from './reference/evaluate.ts';
export type { ReferenceInput } from './reference/evaluation-of.ts';
export type { Cell } from './reference/value/cell.ts';
