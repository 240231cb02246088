import type { Comparison } from './use-compared.ts';

type Finding = Pick<Comparison['diagnostics'][number], 'code' | 'messages'>;

/** Both definitions often fail for one reason, which is told once. */
export function distinctFindings<F extends Finding>(findings: readonly F[]): readonly F[] {
  return [...new Map(findings.map((one) => [findingKey(one), one])).values()];
}

export function findingKey({ code, messages }: Finding): string {
  return JSON.stringify([code, messages]);
}
