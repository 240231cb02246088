import { InternalError } from '@plumbline/diagnostics';
import { NEW_SHOPS } from '../../control/receivable-control.ts';
import { CITIES, MALLS } from './city-list.ts';

export interface Shop {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly region: string;
  readonly city: string;
  readonly cityEn: string;
  readonly opened: string;
  readonly isNew2026: boolean;
  readonly area: number;
  /** How much it sells beside the others. */
  readonly weight: number;
}

const SHOP = { zh: '店', en: 'shop' };
const SECOND = { zh: '二', en: ' II' };

/** Shops open before 2026, and those opened in 2026, at scale 1. */
const OLD = 74;
const NEW = 12;

const ALL = CITIES.flatMap(([code, city, cityEn, region, shops]) =>
  MALLS.slice(code === 'SH' ? 0 : 1, code === 'SH' ? shops : shops + 1).map(([mall, name, nameEn]) => ({
    code: `${code}-${mall}`,
    name: `${city}${name}${SHOP.zh}`,
    nameEn: `${cityEn} ${nameEn}`,
    city,
    cityEn,
    region,
  })),
);

/** The month of 2026 in which the i-th new shop opens. */
function openedIn2026(index: number): string {
  const month = NEW_SHOPS.open.findIndex((open) => open > index);
  return `2026-${String(month + 1).padStart(2, '0')}-01`;
}

/** How often each of them stands: a company twice as large has twice as many shops; a smaller one the same, smaller. */
export const copiesOf = (scale: number): number => Math.max(1, Math.round(scale));

/** SQL for what the i-th copy of a shop has behind its id and its names. */
export const copySuffix = (i: string): string =>
  `CASE ${i} WHEN 0 THEN '' ELSE '-' || (${i} + 1)::VARCHAR END`;

export const SHOPS: readonly Shop[] = shops();

function shops(): readonly Shop[] {
  return Array.from({ length: OLD + NEW }, (_, i) => {
    const place = ALL[i % ALL.length];
    if (place === undefined) throw new InternalError('no place for a shop');
    const isNew2026 = i >= OLD;
    const again = i >= ALL.length ? '2' : '';
    return {
      id: `${place.code}${again}`,
      name: `${place.name}${again === '' ? '' : SECOND.zh}`,
      nameEn: `${place.nameEn}${again === '' ? '' : SECOND.en}`,
      region: place.region,
      city: place.city,
      cityEn: place.cityEn,
      opened: isNew2026 ? openedIn2026(i - OLD) : `20${14 + (i % 9)}-0${1 + (i % 9)}-15`,
      isNew2026,
      area: i === OLD || i === OLD + 1 ? 560 : 320 + ((i * 137) % (isNew2026 ? 7 : 13)) * 40,
      weight: place.region === 'east' ? 13 + (i % 5) : 9 + ((i * 7) % 6),
    };
  });
}
