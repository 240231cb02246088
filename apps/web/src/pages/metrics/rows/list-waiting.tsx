import { Waiting } from '../../../parts/waiting.tsx';

/** The list in its final geometry, without what is not known yet. */
export function ListWaiting() {
  return (
    <div className="catalog">
      <aside className="facets">
        <Waiting height={30} />
        <Waiting height={420} />
      </aside>
      <section className="list">
        <Waiting height={34} />
        <Waiting height={700} />
      </section>
    </div>
  );
}
