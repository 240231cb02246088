import type { Manifest, SemanticModel } from '../manifest/manifest.ts';
import { isClockGrain } from './graph.ts';

/** Models that are counted by days, and the time they are counted by. */
export function timedModels({
  models,
}: Manifest): readonly { readonly model: SemanticModel; readonly time: string }[] {
  return models.flatMap((model) => {
    const grain = model.dimensions.find(({ name }) => name === model.aggTime)?.grain ?? null;
    const isDays =
      model.aggTime !== null && model.measures.length > 0 && grain !== null && !isClockGrain(grain);
    return isDays ? [{ model, time: model.aggTime ?? '' }] : [];
  });
}
