import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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
      walk(chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/app.tsx'))?.fileName);
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
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4600' } },
});
