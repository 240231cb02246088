import type { Locale } from '@plumbline/diagnostics';

/** `?lang=` decides, then the header, then the language of the workspace. */
function languageOf(asked: string | null, header: string | null, fallback: Locale): Locale {
  const given = localeIn(asked ?? '');
  if (given !== null) return given;
  const ranked = (header ?? '')
    .split(',')
    .slice(0, 20)
    .map((item) => {
      const [tag = '', ...options] = item.trim().split(';');
      const weight = options.map((o) => /^\s*q=([\d.]+)$/.exec(o)?.[1]).find((q) => q !== undefined);
      return { locale: localeIn(tag), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return ranked.find(({ locale }) => locale !== null)?.locale ?? fallback;
}

function localeIn(tag: string): Locale | null {
  const primary = tag.trim().toLowerCase().split(/[-_]/)[0];
  return primary === 'zh' || primary === 'en' ? primary : null;
}

export function localeOf(request: Request, fallback: Locale): Locale {
  const asked = URL.canParse(request.url) ? new URL(request.url).searchParams.get('lang') : null;
  return languageOf(asked, request.headers.get('accept-language'), fallback);
}
