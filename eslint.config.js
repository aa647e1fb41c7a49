import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.firedrill/', '.vitest/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // There are no enums here, as the syntax rule below sees to; to look for them costs a quarter of the whole.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-duplicate-case': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only, a drill file aside.' },
        { selector: 'TSEnumDeclaration', message: 'Enums cannot be stripped.' },
      ],
    },
  },
  { files: ['src/**/*.ts', 'faults/**/*.ts'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'error' } },
  {
    files: ['drills/**/*.drill.ts', 'scripts/**/*.drill.ts', 'test/**/*.drill.ts', '*.config.ts', 'test/**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
