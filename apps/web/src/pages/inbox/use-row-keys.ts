import { type RefObject, useEffect } from 'react';

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * j, k and inside the list the arrows move the focus from row to row; e presses the row's own button. Enter is that of the link which has the focus. Keys
 * of fields and dialogs are left alone.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      const step = STEPS[event.key];
      if (step !== undefined && rows.length > 0 && isMeant(event, list.current)) {
        const next = at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step));
        event.preventDefault();
        focusOf(rows[next])?.focus();
      }
      if (event.key === 'e' && at >= 0) {
        const after = rows[at + 1] ?? rows[at - 1];
        rows[at]?.querySelector<HTMLElement>('[data-done]')?.click();
        focusOf(after)?.focus();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [list]);
}

/** In the list each of the keys, elsewhere the letters where nothing has the focus: the arrows scroll the page. */
function isMeant({ key, target }: KeyboardEvent, list: HTMLElement | null): boolean {
  if (target instanceof Node && list?.contains(target) === true) return true;
  return target === document.body && (key === 'j' || key === 'k');
}

function focusOf(row: HTMLElement | undefined): HTMLElement | null | undefined {
  return row?.querySelector<HTMLElement>('a, button');
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, select, dialog, [role=radiogroup], [role=menu]') !== null;
}
