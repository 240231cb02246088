import { readFileSync } from 'node:fs';
import { CAPABILITIES, CAPABILITY_NAMES } from '@plumbline/diagnostics';
import { expect, test } from 'vitest';
import { ROLE_TEMPLATES } from '../src/index.ts';

/** What a page says a role comes with: rows of names in code marks, and capabilities by name. */
function toldIn(locale: 'zh' | 'en'): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(new URL(`../../../docs/${locale}/people.md`, import.meta.url), 'utf8');
  const [, section = ''] = text.split(/^## (?:Roles|角色)$/m);
  const rows = [...section.matchAll(/^\| (`.+?) \| (.+?) \|$/gm)];
  return new Map(
    rows.flatMap(([, names = '', given = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => [name, given.split(/, |、/)] as const),
    ),
  );
}

test.each(['zh', 'en'] as const)(
  'the roles that a workspace comes with are those that %s pages tell of',
  (locale) => {
    const told = toldIn(locale);
    expect([...told.keys()].sort()).toEqual(Object.keys(ROLE_TEMPLATES).sort());
    expect(told.size).toBe(12);
    for (const [name, { capabilities }] of Object.entries(ROLE_TEMPLATES)) {
      if (name === 'administrator' || name === 'internal_audit') continue;
      expect([name, [...(told.get(name) ?? [])].sort()]).toEqual([name, [...capabilities].sort()]);
    }
  },
);

test('who administers may everything; internal audit may all that only looks, and nothing else', () => {
  const { administrator, internal_audit: audit } = ROLE_TEMPLATES;
  expect(administrator.capabilities).toEqual(CAPABILITY_NAMES);
  expect(audit.capabilities).toEqual(CAPABILITY_NAMES.filter((name) => CAPABILITIES[name].looks));
  expect(audit.capabilities).toEqual(['read', 'query', 'see_people', 'view_as', 'audit']);
});
