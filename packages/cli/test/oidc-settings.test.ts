import { PlumblineError } from '@plumbline/diagnostics';
import { expect, test } from 'vitest';
import type { CommandContext } from '../src/commands/command-context.ts';
import { oidcSettings } from '../src/commands/oidc-settings.ts';

const ISSUER = 'https://id.example.com/realms/company';

function read(env: Readonly<Record<string, string>>) {
  try {
    return oidcSettings({ io: { env } as unknown as CommandContext['io'] });
  } catch (cause) {
    if (cause instanceof PlumblineError) return cause.diagnostics[0];
    throw cause;
  }
}

test('without an issuer there is no provider; with one, what the environment says of it', () => {
  expect(read({ PLUMBLINE_OIDC_CLIENT_ID: 'plumbline' })).toBe(null);
  expect(read({ PLUMBLINE_OIDC_ISSUER: ISSUER, PLUMBLINE_OIDC_CLIENT_ID: 'plumbline' })).toEqual({
    issuer: new URL(ISSUER),
    clientId: 'plumbline',
    clientSecret: null,
    name: null,
    hosts: [],
    byExternalId: false,
  });
  expect(
    read({
      PLUMBLINE_OIDC_ISSUER: 'http://127.0.0.1:9000',
      PLUMBLINE_OIDC_CLIENT_ID: 'plumbline',
      PLUMBLINE_OIDC_CLIENT_SECRET: 's',
      PLUMBLINE_OIDC_NAME: '集团账号',
      PLUMBLINE_OIDC_MATCH: 'external_id',
      PLUMBLINE_OIDC_HOSTS: 'Tokens.example.com, keys.example.com:8443,',
    }),
  ).toMatchObject({
    clientSecret: 's',
    name: '集团账号',
    byExternalId: true,
    hosts: ['tokens.example.com', 'keys.example.com:8443'],
  });
});

test('half a provider, and an address that everybody could listen to, are refused', () => {
  expect(read({ PLUMBLINE_OIDC_ISSUER: ISSUER })).toMatchObject({
    code: 'cli/missing-variable',
    params: { name: 'PLUMBLINE_OIDC_CLIENT_ID', beside: 'PLUMBLINE_OIDC_ISSUER' },
  });
  for (const issuer of [
    'http://id.example.com',
    'id.example.com',
    'ftp://id.example.com',
    'http://127.evil.example',
  ])
    expect(read({ PLUMBLINE_OIDC_ISSUER: issuer, PLUMBLINE_OIDC_CLIENT_ID: 'x' })).toMatchObject({
      code: 'cli/not-an-issuer',
    });
  expect(
    read({ PLUMBLINE_OIDC_ISSUER: ISSUER, PLUMBLINE_OIDC_CLIENT_ID: 'x', PLUMBLINE_OIDC_MATCH: 'name' }),
  ).toMatchObject({ code: 'cli/not-a-choice' });
  const told = read({
    PLUMBLINE_OIDC_ISSUER: 'https://me:secret@id.example.com',
    PLUMBLINE_OIDC_CLIENT_ID: 'x',
  });
  expect(told).toMatchObject({ code: 'cli/not-an-issuer' });
  expect(JSON.stringify(told)).not.toContain('secret');
});
