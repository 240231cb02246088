import '@fontsource-variable/inter/index.css';
import './theme/global.css';
import { meQuery, metricsQuery, queryClient } from './api/server.ts';
import { fetchPage } from './frame/pages.ts';
import { fontsReady } from './theme/fonts-ready.ts';
import { firstLocale } from './words/first-locale.ts';
import { loadSpeech } from './words/speech.ts';

/** Small on purpose: the words, the app, the page and what every page asks for are fetched side by side. */
async function start(place: HTMLElement): Promise<void> {
  const app = import('./app.tsx');
  const speech = loadSpeech(firstLocale());
  void fetchPage(location.pathname);
  void askFirst();
  await fontsReady();
  (await app).drawApp(place, await speech);
}

async function askFirst(): Promise<void> {
  const me = await queryClient.fetchQuery(meQuery).catch(() => null);
  if (me !== null && !me.must_change_password) await queryClient.prefetchQuery(metricsQuery);
}

const root = document.getElementById('root');
if (root !== null) void start(root);
