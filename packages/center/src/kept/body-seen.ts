import { type Model, resolveDimension, scopeOf } from '@plumbline/model';
import { parseMetricQuery, resolveQuery } from '@plumbline/query';
import type { KeptObject } from '@plumbline/store';
import type { KeptBodies, KeptKind, ShownView } from './kept-bodies.ts';

interface Seeing {
  /** What there is, and the part of it that the reader may name. */
  readonly whole: Model;
  readonly visible: Model;
}

/** What names something hidden is left out: a view comes empty, a dashboard without that tile or filter. Words people wrote stay. */
export function bodySeen(kind: KeptKind, object: KeptObject, seeing: Seeing): KeptObject {
  const body = SEEN[kind](object.body as never, seeing);
  return { ...object, body: body as unknown as KeptObject['body'] };
}

const SEEN: { readonly [K in KeptKind]: (body: KeptBodies[K], seeing: Seeing) => KeptBodies[K] } = {
  view: (view, seeing) => (isViewSeen(view, seeing) ? view : emptied(view)),
  dashboard: (board, seeing) => ({
    ...board,
    tiles: board.tiles.filter(({ view }) => view === undefined || isViewSeen(view, seeing)),
    filters: board.filters.filter(({ ref }) => isKnown(ref, seeing.visible) || !isKnown(ref, seeing.whole)),
  }),
};

/** What is wrong with it is wrong for everybody: nothing that it names is hidden. */
function isViewSeen(view: ShownView, { whole, visible }: Seeing): boolean {
  return problemsIn(view, visible) === problemsIn(view, whole);
}

function problemsIn(view: ShownView, model: Model): string {
  const { metrics, rows, columns, where, having, params, order } = view as ShownView & Asked;
  const { query, diagnostics } = parseMetricQuery({
    ...{ metrics, by: [...rows, ...columns], order: order ?? [], params: params ?? {} },
    ...(where === null ? {} : { where }),
    ...(having == null ? {} : { having }),
  });
  const found = query === null ? diagnostics : resolveQuery(query, model).diagnostics;
  return JSON.stringify(
    found.filter(({ severity }) => severity === 'error').map(({ code, params, at }) => [code, params, at]),
  );
}

/** What a view may ask beside what the center reads of it. */
interface Asked {
  readonly having?: string | null;
  readonly params?: object;
  readonly order?: readonly object[];
}

function emptied(view: ShownView): ShownView {
  const { having: _, ...rest } = view as ShownView & Asked;
  const nothing = { metrics: [], rows: [], columns: [], where: null };
  return {
    ...rest,
    ...nothing,
    ...('params' in rest && { params: {} }),
    ...('order' in rest && { order: [] }),
  };
}

function isKnown(ref: string, model: Model): boolean {
  return 'ref' in resolveDimension(ref, scopeOf(model));
}
