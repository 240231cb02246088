import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Sources of our packages are bundled as they are, so that the app can be built before them. */
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['plumbline:source', 'browser', 'module', 'import', 'default'] },
  build: {
    assetsDir: 'static',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4600' } },
});
