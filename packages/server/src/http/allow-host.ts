import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Services } from '../services.ts';

/** Throws PlumblineError unless the request was meant for this server. */
export function allowHost(host: string | null, { hosts }: Pick<Services, 'hosts'>): void {
  if (hosts().allows(host)) return;
  const shown = (host ?? '').slice(0, 200);
  const hints = [
    {
      text: {
        zh: `若确应如此，以 plumbline serve --allow-host ${shown} 启动`,
        en: `if it should, start plumbline serve --allow-host ${shown}`,
      },
    },
  ];
  throw new PlumblineError([report('server/host-not-allowed', { host: shown }, { hints })]);
}
