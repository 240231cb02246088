import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

/** The browser fetches the app, and the face it is written in, beside the small entry that asks for them. */
const preloadApp: Plugin = {
  name: 'preload-app',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const wanted = new Set<string>();
      const walk = (name: string | undefined) => {
        if (name === undefined || wanted.has(name)) return;
        wanted.add(name);
        for (const next of byName.get(name)?.imports ?? []) walk(next);
      };
      walk(chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/src/app.tsx')))?.fileName);
      const entry = chunks.find(({ isEntry }) => isEntry);
      for (const known of [entry?.fileName ?? '', ...(entry?.imports ?? [])]) wanted.delete(known);
      const face = Object.keys(bundle).find((name) => name.includes('inter-latin-wght-normal'));
      const links = [...wanted].map((name) => ({ rel: 'modulepreload', href: `/${name}` }));
      const faces = face === undefined ? [] : [{ rel: 'preload', as: 'font', href: `/${face}` }];
      return [...faces, ...links].map((link) => ({
        tag: 'link',
        attrs: { ...link, crossorigin: true },
        injectTo: 'head' as const,
      }));
    },
  },
};

const CHARTS = /node_modules[\\/](echarts|zrender)[\\/]/;

/** Heavy libraries that few pages need, by the name of the files that hold what is built on them. */
const APART: readonly (readonly [name: string, library: RegExp])[] = [
  ['written', /node_modules[\\/]@?(codemirror|lezer)[\\/]/],
  ['graph', /node_modules[\\/]@xyflow[\\/]/],
];

function reaches(module: string, wanted: RegExp, chunking: Rolldown.ChunkingContext): boolean {
  const reached = new Set([module]);
  for (const id of reached) {
    if (wanted.test(id)) return true;
    if (id.includes('node_modules')) continue;
    for (const next of chunking.getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  }
  return false;
}

/** What draws charts, has formulas written or shows a graph is never joined with what does not: the first page would fetch both for a small part. */
function unlessItDraws(module: string, chunking: Rolldown.ChunkingContext): string | null {
  if (reaches(module, CHARTS, chunking)) return null;
  return APART.find(([, library]) => reaches(module, library, chunking))?.[0] ?? 'parts';
}

/**
 * Few files: each costs a turn of the network, of the server and of the browser. A group takes along what its modules
 * import; what several pages share stands in files by who needs them, small ones joined with their nearest.
 */
const SHARED = { minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 40_000 };
const GROUPS: Rolldown.CodeSplittingGroup[] = [
  { name: 'first', tags: ['$initial'], priority: 4 },
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/, priority: 3 },
  { name: 'app', test: /[\\/]src[\\/]app\.tsx$/, priority: 2 },
  { ...SHARED, name: unlessItDraws, debugName: 'parts', priority: 1 },
  { ...SHARED, name: 'drawn' },
];

/** Sources of our packages are bundled as they are, so that the app can be built before them. */
export default defineConfig({
  plugins: [react(), preloadApp],
  resolve: { conditions: ['plumbline:source', 'browser', 'module', 'import', 'default'] },
  build: {
    assetsDir: 'static',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1600,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: GROUPS },
        chunkFileNames: ({ name }) => `static/${name.replace(/~.*/, '')}-[hash].js`,
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4600' } },
});
