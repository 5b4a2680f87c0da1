// One bundle, no inlined assets: the shell's content security policy allows nothing but files from itself.
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => {
  // The in-memory core stands in for the real one in a plain browser and in tests; the shipped bundle never names it.
  const pretend = mode === 'fake' || mode === 'test';
  return {
    plugins: [svelte(), ...(mode === 'test' ? [svelteTesting()] : [])],
    resolve: {
      alias: {
        $door: at(pretend ? './src/ipc/fake/door.ts' : './src/ipc/tauri.ts'),
        $lib: at('./src/lib'),
        $ipc: at('./src/ipc'),
        $features: at('./src/features'),
        $locales: at('../assets/locales'),
      },
    },
    server: { fs: { allow: [at('.'), at('../assets/locales')] } },
    build: {
      target: 'safari16.4',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 700,
    },
    worker: { format: 'es' },
    test: {
      environment: 'jsdom',
      setupFiles: ['./tests/setup.ts'],
      include: ['tests/**/*.test.ts', 'src/**/*.test.ts'],
      testTimeout: 15_000,
      restoreMocks: true,
    },
  };
});
