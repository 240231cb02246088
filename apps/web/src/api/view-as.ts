import { call, session } from './call.ts';

const KEY = 'plumbline.view-as';

/** From here on this tab asks through the eyes of another; everything is drawn anew. */
export async function beginViewAs(login: string, reason: string): Promise<void> {
  const { id } = await call('beginViewAs', { body: { login, reason } });
  sessionStorage.setItem(KEY, id);
  location.assign('/');
}

/** Back to one's own eyes; what was seen through the others is gone with the page. */
export async function endViewAs(to = '/app/admin?section=policies'): Promise<void> {
  const id = session.viewing;
  leaveView();
  // A look whose time is over has ended by itself.
  if (id !== null) await call('endViewAs', { path: { id } }).catch(() => undefined);
  location.assign(to);
}

export function leaveView(): void {
  session.viewing = null;
  sessionStorage.removeItem(KEY);
}
