import type { Wire } from '@plumbline/client';
import { queryOptions } from '@tanstack/react-query';
import { call, queryClient } from '../../api/server.ts';
import type { Board, Body } from './board/body.ts';

export const dashboardsQuery = queryOptions({
  queryKey: ['dashboards'],
  queryFn: async ({ signal }) => (await call('dashboards', { signal })).dashboards,
});

export function dashboardQuery(id: string) {
  return queryOptions({
    queryKey: ['dashboard', id],
    queryFn: ({ signal }) => call('dashboard', { path: { id }, signal }),
  });
}

export async function createBoard(name: string, body: Body): Promise<Board> {
  return kept(await call('createDashboard', { body: { name, body } }));
}

/** A board that was saved meanwhile is refused with 409 and the board as it is now. */
export async function saveBoard(id: string, change: Wire<'DashboardChange'>): Promise<Board> {
  return kept(await call('saveDashboard', { path: { id }, body: change }));
}

export async function deleteBoard(id: string): Promise<void> {
  await call('deleteDashboard', { path: { id } });
  queryClient.removeQueries({ queryKey: ['dashboard', id] });
  await queryClient.invalidateQueries({ queryKey: ['dashboards'] });
}

export function kept(board: Board): Board {
  queryClient.setQueryData(['dashboard', board.id], board);
  void queryClient.invalidateQueries({ queryKey: ['dashboards'] });
  return board;
}
