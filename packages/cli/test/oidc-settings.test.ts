import { PlumblineError } from '@plumbline/diagnostics';
import { expect, test } from 'vitest';
import type { CommandContext } from '../src/commands/command-context.ts';
import { oidcSettings } from '../src/commands/oidc-settings.ts';

const ISSUER = 'https://id.example.com/realms/company';

async function read(env: Readonly<Record<string, string>>) {
  try {
    return await oidcSettings({ io: { env } as unknown as CommandContext['io'] });
  } catch (cause) {
    if (cause instanceof PlumblineError) return cause.diagnostics[0];
    throw cause;
  }
}

test('without an issuer there is no provider; with one, what the environment says of it', async () => {
  expect(await read({ PLUMBLINE_OIDC_CLIENT_ID: 'plumbline' })).toBe(null);
  expect(await read({ PLUMBLINE_OIDC_ISSUER: ISSUER, PLUMBLINE_OIDC_CLIENT_ID: 'plumbline' })).toEqual({
    issuer: new URL(ISSUER),
    clientId: 'plumbline',
    clientSecret: null,
    name: null,
    hosts: [],
    networks: [],
    byExternalId: false,
  });
  expect(
    await read({
      PLUMBLINE_OIDC_ISSUER: 'http://127.0.0.1:9000',
      PLUMBLINE_OIDC_CLIENT_ID: 'plumbline',
      PLUMBLINE_OIDC_CLIENT_SECRET: 's',
      PLUMBLINE_OIDC_NAME: '集团账号',
      PLUMBLINE_OIDC_MATCH: 'external_id',
      PLUMBLINE_OIDC_HOSTS: 'Tokens.example.com, keys.example.com:8443,',
      PLUMBLINE_OUTGOING_NETWORKS: '10.1.0.0/16, fd00::/8,192.168.7.7',
    }),
  ).toMatchObject({
    clientSecret: 's',
    name: '集团账号',
    byExternalId: true,
    hosts: ['tokens.example.com', 'keys.example.com:8443'],
    networks: [
      { address: '10.1.0.0', bits: 16 },
      { address: 'fd00::', bits: 8 },
      { address: '192.168.7.7', bits: 32 },
    ],
  });
});

test('half a provider, and an address that everybody could listen to, are refused', async () => {
  expect(await read({ PLUMBLINE_OIDC_ISSUER: ISSUER })).toMatchObject({
    code: 'cli/missing-variable',
    params: { name: 'PLUMBLINE_OIDC_CLIENT_ID', beside: 'PLUMBLINE_OIDC_ISSUER' },
  });
  for (const issuer of [
    'http://id.example.com',
    'id.example.com',
    'ftp://id.example.com',
    'http://127.evil.example',
  ])
    expect(await read({ PLUMBLINE_OIDC_ISSUER: issuer, PLUMBLINE_OIDC_CLIENT_ID: 'x' })).toMatchObject({
      code: 'cli/not-an-issuer',
    });
  expect(
    await read({
      PLUMBLINE_OIDC_ISSUER: ISSUER,
      PLUMBLINE_OIDC_CLIENT_ID: 'x',
      PLUMBLINE_OIDC_MATCH: 'name',
    }),
  ).toMatchObject({ code: 'cli/not-a-choice' });
  const told = await read({
    PLUMBLINE_OIDC_ISSUER: 'https://me:secret@id.example.com',
    PLUMBLINE_OIDC_CLIENT_ID: 'x',
  });
  expect(told).toMatchObject({ code: 'cli/not-an-issuer' });
  expect(JSON.stringify(told)).not.toContain('secret');
});

test('a network that is none is refused, so that nothing is opened by a slip', async () => {
  for (const slip of ['10.1.0.0/33', '10.1', 'id.example.com', '10.1.0.0/', '10.1.0.0/16/8', '::/129', '/8'])
    expect(
      await read({
        PLUMBLINE_OIDC_ISSUER: ISSUER,
        PLUMBLINE_OIDC_CLIENT_ID: 'x',
        PLUMBLINE_OUTGOING_NETWORKS: `10.2.0.0/16,${slip}`,
      }),
    ).toMatchObject({ code: 'cli/not-a-network', params: { value: slip } });
});
