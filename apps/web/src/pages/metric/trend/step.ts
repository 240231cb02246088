import { isOwnGrain } from '../../../parts/question/own-grains.ts';
import { PERIOD_GRAINS, type PeriodGrain } from '../../../reading/period.ts';

/** What a trend goes by: months, quarters, years, or a grain of the company's own by its name. */
export type Step = PeriodGrain | (string & {});

export function isPeriodGrain(step: Step): step is PeriodGrain {
  return PERIOD_GRAINS.some((grain) => grain === step);
}

export function isStep(step: unknown): step is Step {
  return typeof step === 'string' && (isPeriodGrain(step) || isOwnGrain(step));
}
