// Svelte runs in runes mode everywhere, so that no component mixes the two reactivity models.
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
};
