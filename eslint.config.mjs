import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const folder = (...names) => names.map((name) => `**/${name}/**`);

/** Import arrows point one way; see docs/architecture.md. A test holds the whole table. */
const onlyConstructsImportCdktf = {
  'no-restricted-imports': [
    'error',
    {
      patterns: [{ group: ['cdktf', '@cdktf/*', 'constructs'], message: 'Plain data only here.' }],
    },
  ],
};

export default tseslint.config(
  { ignores: ['dist', 'cdktf.out', 'node_modules', '**/*.json', 'coverage'] },
  eslint.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A switch over a union is a table: it counts once.
      complexity: ['error', { max: 10, variant: 'modified' }],
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-params': ['error', 3],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
    },
  },
  {
    files: ['lib/**/*.ts', 'bin/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 50 }], 'no-console': 'error' },
  },
  {
    files: ['lib/**/*.ts'],
    ignores: [
      'lib/stack.ts',
      'lib/microservice.ts',
      'lib/index.ts',
      ...folder('lib/targets', 'lib/testing'),
    ],
    rules: onlyConstructsImportCdktf,
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
);
