import { defineConfig } from 'vitest/config';

// The address of the runtime (or of the mock server) that `npm run dev` forwards the WebSocket to.
const RUNTIME = 'http://127.0.0.1:8080';

export default defineConfig({
  base: './',
  build: {
    outDir: '../../../target/web',
    emptyOutDir: true,
    // Nothing inlined as data: URLs, so that the runtime may serve the page under a strict content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: { proxy: { '/ws': { target: RUNTIME, ws: true } } },
  test: { include: ['test/**/*.test.ts'], environment: 'node', css: true },
});
