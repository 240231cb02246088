import type { Locale } from '../../words/catalogs.ts';

type Names = readonly (readonly [RegExp, string | { readonly zh: string; readonly en: string }])[];

/** Those that carry the name of another come first. */
const BROWSERS: Names = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bMicroMessenger\//, { zh: '微信', en: 'WeChat' }],
  [/\bDingTalk\//, { zh: '钉钉', en: 'DingTalk' }],
  [/\bLark\/|\bFeishu\//, { zh: '飞书', en: 'Feishu' }],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\b(Headless)?Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: Names = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

export interface AgentNames {
  readonly locale: Locale;
  readonly unknown: string;
  readonly on: (browser: string, system: string) => string;
}

/** `Chrome on Linux`; a program by its first word. */
export function agentText(agent: string | null, { locale, unknown, on }: AgentNames): string {
  if (agent === null || agent.trim() === '') return unknown;
  const nameIn = (table: Names) => {
    const name = table.find(([pattern]) => pattern.test(agent))?.[1];
    return typeof name === 'object' ? name[locale] : name;
  };
  const browser = nameIn(BROWSERS);
  const system = nameIn(SYSTEMS);
  if (browser === undefined) return agent.split(/[ /]/)[0] ?? unknown;
  return system === undefined ? browser : on(browser, system);
}
