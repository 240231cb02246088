import type { Locale } from '@plumbline/diagnostics';
import { type Html, html } from './html.ts';
import { LANGUAGE_NAMES, PAGE_WORDS } from './page-words.ts';

export interface Layout {
  readonly title: string;
  readonly locale: Locale;
  /** Path of this page, for the other language. */
  readonly path: string;
  readonly bar?: Html;
  readonly status?: number;
  readonly cookie?: string;
}

/** A whole page: one style sheet, no script. */
export function page(body: Html, layout: Layout): Response {
  const { title, locale, path, bar, status = 200, cookie } = layout;
  const words = PAGE_WORDS[locale];
  const other = locale === 'zh' ? 'en' : 'zh';
  const document = html`<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${words.product}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/plumbline.css">
</head>
<body>
<header class="bar">
<a class="brand" href="/plain?lang=${locale}"><span class="mark" aria-hidden="true"></span>${words.product}</a>
${bar ?? null}
<a class="quiet" href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${LANGUAGE_NAMES[other]}</a>
</header>
<main>
${body}
</main>
</body>
</html>
`;
  return new Response(document.markup, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': locale,
      ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
    },
  });
}

export function redirect(path: string, cookie?: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: path, ...(cookie === undefined ? {} : { 'set-cookie': cookie }) },
  });
}
