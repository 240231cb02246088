import '@fontsource-variable/inter/index.css';
import './theme/global.css';
import { meQuery, metricsQuery, queryClient } from './api/server.ts';
import { firstLocale } from './words/first-locale.ts';
import { loadSpeech } from './words/speech.ts';

/** Small on purpose: the words, the app and what every page asks for are fetched side by side. */
async function start(place: HTMLElement): Promise<void> {
  void askFirst();
  const [speech, { drawApp }] = await Promise.all([loadSpeech(firstLocale()), import('./app.tsx')]);
  drawApp(place, speech);
}

async function askFirst(): Promise<void> {
  const me = await queryClient.fetchQuery(meQuery).catch(() => null);
  if (me !== null && !me.must_change_password) await queryClient.prefetchQuery(metricsQuery);
}

const root = document.getElementById('root');
if (root !== null) void start(root);
