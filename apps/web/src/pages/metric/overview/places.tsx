import type { MetricEntry } from '../../../api/answer.ts';
import { useLanguage } from '../../../words/language.tsx';
import { Breakdown } from '../breakdown/breakdown.tsx';

/** A place among members has no figure of a period, which is the only row and always the first: what it has is its members. */
export function Places({ metric }: { readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  return (
    <>
      <section className="block">
        <h2>{words.metric.places.title}</h2>
        <p className="prose">{words.metric.places.ofMembers}</p>
      </section>
      <Breakdown metric={metric} />
    </>
  );
}
