import type { Wire } from '@plumbline/client';

export type Board = Wire<'Dashboard'>;
export type Body = Board['body'];
export type Tile = Body['tiles'][number];
export type TileKind = Tile['kind'];
export type Filter = Body['filters'][number];
export type View = NonNullable<Tile['view']>;

export const EMPTY_BODY: Body = { tiles: [], filters: [] };

/** What a tile of each kind is wide and high when it is new. */
export const NEW_SIZE: { readonly [K in TileKind]: { readonly w: number; readonly h: number } } = {
  metric: { w: 3, h: 4 },
  chart: { w: 6, h: 7 },
  table: { w: 6, h: 7 },
  text: { w: 6, h: 3 },
};

export const PLAIN_VIEW: View = {
  metrics: [],
  rows: [],
  columns: [],
  period: null,
  compare: [],
  where: null,
  params: {},
  order: [],
  limit: null,
  chart: 'auto',
  pivot: false,
};
