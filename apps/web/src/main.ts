import '@fontsource-variable/inter/index.css';
import './theme/global.css';
import { askFirst } from './api/first-answers.ts';
import { fetchPage } from './frame/pages.ts';
import { fontsReady } from './theme/fonts-ready.ts';
import { firstLocale } from './words/first-locale.ts';
import { loadSpeech } from './words/speech.ts';

/** Small on purpose: the words, the app, the page and what every page asks for are fetched side by side. */
async function start(place: HTMLElement): Promise<void> {
  askFirst();
  const app = import('./app.tsx');
  const speech = loadSpeech(firstLocale());
  void fetchPage(location.pathname);
  await fontsReady();
  (await app).drawApp(place, await speech);
}

const root = document.getElementById('root');
if (root !== null) void start(root);
