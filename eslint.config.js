import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.firedrill/', '.vitest/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only, a drill file aside.' },
        { selector: 'TSEnumDeclaration', message: 'Enums cannot be stripped.' },
      ],
    },
  },
  { files: ['src/**/*.ts', 'faults/**/*.ts'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'error' } },
  { files: ['drills/**/*.drill.ts', 'test/**/*.drill.ts', '*.config.ts', 'test/**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
