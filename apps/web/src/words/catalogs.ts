import { en } from './en.ts';
import { zh } from './zh.ts';

export type Locale = 'zh' | 'en';
export type Words = typeof en;

export const CATALOGS: { readonly [L in Locale]: Words } = { zh, en };
