// Strict TypeScript and Svelte rules, and the tiers: ipc is the one door, lib knows no trade, a feature never imports a feature.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import svelteParser from 'svelte-eslint-parser';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const FEATURES = ['session', 'invoices', 'customers', 'backups', 'numbers', 'settings'];

const door = { group: ['@tauri-apps/*'], message: 'Only src/ipc/tauri.ts talks to the shell.' };
const barrel = { regex: '^@lucide/svelte$', message: 'Import single icons: @lucide/svelte/icons/NAME (the barrel is thousands of modules).' };
const pretend = { regex: '(^|/)fake/', message: 'The in-memory core is chosen by the build, never imported by a screen.' };
const forbid = (...patterns) => ['error', { patterns: [door, barrel, pretend, ...patterns] }];

export default ts.config(
  { ignores: ['dist', 'dist-fake', 'node_modules', 'archive-page', 'src/ipc/bindings'] },
  js.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [...ts.configs.strictTypeChecked, ...ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], tsconfigRootDir: import.meta.dirname },
      globals: { ...globals.browser },
    },
    rules: {
      'no-undef': 'off',
      'no-restricted-imports': forbid(),
      'svelte/no-at-html-tags': 'error',
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // In the core's views an empty string and a zero mean "not given".
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, number: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parser: svelteParser, parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'], projectService: true } },
  },
  {
    files: ['**/*.svelte'],
    // Props, bindings and reactive statements of Svelte look like these faults to the plain rules.
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': ['error', { destructuring: 'all', excludedRunes: ['$props', '$derived', '$state'] }], '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-call': 'off', '@typescript-eslint/no-unsafe-member-access': 'off', '@typescript-eslint/no-unsafe-argument': 'off', '@typescript-eslint/no-unsafe-return': 'off' },
  },
  { files: ['src/ipc/tauri.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [barrel, pretend] }] } },
  {
    files: ['src/lib/**'],
    rules: { 'no-restricted-imports': forbid({ group: ['$ipc/*', '$features/*', '$door', '**/pages/*', '**/shell/*'], message: 'lib knows neither the core nor the trade.' }) },
  },
  ...FEATURES.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: {
      'no-restricted-imports': forbid(
        { group: ['$features/*', ...FEATURES.filter((each) => each !== feature).map((each) => `**/${each}/*`)], message: 'A feature never imports a feature; a page puts them together.' },
        { group: ['$door', '**/pages/*', '**/shell/*'], message: 'Arrows go down: shell, pages, features, ipc, lib.' },
      ),
    },
  })),
  {
    files: ['src/pages/**'],
    rules: { 'no-restricted-imports': forbid({ group: ['$door', '**/shell/*'], message: 'Arrows go down: shell, pages, features, ipc, lib.' }) },
  },
  { files: ['src/ipc/fake/**', 'tests/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['tests/setup.ts'], rules: { '@typescript-eslint/no-empty-function': 'off' } },
  { files: ['scripts/**', '*.js'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
);
