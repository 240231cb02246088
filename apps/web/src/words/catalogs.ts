import type { en } from './en.ts';

export type Locale = 'zh' | 'en';
export type Words = typeof en;
