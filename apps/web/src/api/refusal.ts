import type { Wire } from '@plumbline/client';

/** A refusal on its way through TanStack Query, which knows failures only as thrown values. */
export class Refusal extends Error {
  readonly status: number;
  readonly diagnostics: Wire<'Problem'>['diagnostics'];
  /** With 409: what is there now. */
  readonly current: unknown;

  constructor(status: number, diagnostics: Wire<'Problem'>['diagnostics'], current?: unknown) {
    super(diagnostics[0]?.message ?? String(status));
    this.status = status;
    this.diagnostics = diagnostics;
    this.current = current;
  }
}

/**
 * A plan cannot be seen by what was asked for, or there is none beside it: the scope fixes the scenario. The figures may be
 * answered without their plans.
 */
export function isPlanRefused(error: unknown): boolean {
  const codes = ['query/unreachable-dimension', 'query/scenario-fixed'];
  return (
    error instanceof Refusal &&
    error.diagnostics.length > 0 &&
    error.diagnostics.every(({ code }) => codes.includes(code))
  );
}

/** Closed figures were asked for, and are not for the reader or not of such a question: it may be answered without them. */
export function isClosedRefused(error: unknown): boolean {
  return error instanceof Refusal && error.diagnostics.some(({ code }) => code.startsWith('close/'));
}

/** Members hold each other: those that are not listed cannot be one row. */
export function isNestedRefused(error: unknown): boolean {
  return error instanceof Refusal && error.diagnostics[0]?.code === 'query/rollup-others';
}

/** It is measured at each age of a cohort, and has no figure of a period. */
export function isOfAges(error: unknown): boolean {
  return error instanceof Refusal && error.diagnostics[0]?.code === 'query/retention-needs-age';
}

/** What was asked for fixes the scenario: no other is beside it. */
export function isScenarioFixed(error: unknown): boolean {
  return error instanceof Refusal && error.diagnostics[0]?.code === 'query/scenario-fixed';
}

/** The metric cannot be seen by what was asked for. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Refusal && error.diagnostics[0]?.code === 'query/unreachable-dimension';
}
