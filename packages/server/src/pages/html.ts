/** Markup that is safe to send: everything put into it was escaped. */
export interface Html {
  readonly kind: 'html';
  readonly markup: string;
}

type Part = Html | string | number | null | readonly Part[];

/** `html\`<b>${name}</b>\``: texts are escaped, markup and lists of it are taken as they are, null is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.map((text, i) => text + (i < parts.length ? write(parts[i] ?? null) : '')).join('');
  return { kind: 'html', markup };
}

function write(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  return isList(part) ? part.map(write).join('') : part.markup;
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
