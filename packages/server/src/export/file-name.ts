import type { ResultColumn } from '@plumbline/center';
import { type Locale, listed } from '@plumbline/diagnostics';

/** Metrics named in full; more are left to the content. */
const NAMED = 3;
const LONGEST = 80;

/** Content-Disposition with the labels of the metrics in the caller's language, and a plain name for what reads no other. */
export function dispositionOf(columns: readonly ResultColumn[], extension: string, locale: Locale): string {
  const labels = columns
    .filter(({ role }) => role === 'metric')
    .map(({ name, label }) => label?.[locale] ?? name);
  const shown = listed(labels.slice(0, NAMED), locale) + (labels.length > NAMED ? '…' : '');
  const plain = `attachment; filename="plumbline.${extension}"`;
  const name = safe(shown);
  return name === '' ? plain : `${plain}; filename*=UTF-8''${encoded(`${name}.${extension}`)}`;
}

/** What file systems refuse is left out, lone halves of characters too. */
function safe(text: string): string {
  const clean = text.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Surrogate}]/gu, ' ').replace(/\s+/g, ' ');
  return [...clean]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[ .]+|[ .]+$/g, '');
}

/** RFC 8187: what `encodeURIComponent` leaves and a header does not admit. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
