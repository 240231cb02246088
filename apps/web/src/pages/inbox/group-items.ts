import type { InboxItem } from '../../api/inbox-queries.ts';
import { stampText } from '../../reading/day.ts';

/** Items of one day on the reader's clock; those that were not read stand before all that were. */
export interface DayOfItems {
  readonly isUnread: boolean;
  readonly day: string;
  readonly items: readonly InboxItem[];
}

/** Keeps the order of the list. */
export function groupItems(items: readonly InboxItem[]): readonly DayOfItems[] {
  const groups: { isUnread: boolean; day: string; items: InboxItem[] }[] = [];
  for (const item of items) {
    const day = stampText(item.at).slice(0, 10);
    const last = groups.at(-1);
    if (last?.day === day && last.isUnread === item.unread) last.items.push(item);
    else groups.push({ isUnread: item.unread, day, items: [item] });
  }
  return groups;
}

/** `now`: a moment of the reader's clock. */
export function dayName(
  day: string,
  now: Date,
  words: { readonly today: string; readonly yesterday: string },
): string {
  const of = (at: Date) => stampText(at.toISOString()).slice(0, 10);
  if (day === of(now)) return words.today;
  const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, 12);
  return day === of(before) ? words.yesterday : day;
}
