import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** A NIK is text: as a number it loses its last digit, and nothing says so. */
const NIK_IS_TEXT = [
  'CallExpression[callee.name=/^(Number|parseInt|parseFloat)$/] > .arguments:matches(Identifier, MemberExpression)',
  'CallExpression[callee.object.name="Number"][callee.property.name=/^parse(Int|Float)$/] > .arguments:matches(Identifier, MemberExpression)',
  'UnaryExpression[operator="+"] > .argument:matches(Identifier, MemberExpression)',
].flatMap((place) => [
  { selector: `${place}[name=/^nik|Nik|NIK/]`, message: 'A NIK is text; a number loses its last digits.' },
  { selector: `${place}[property.name=/^nik|Nik|NIK/]`, message: 'A NIK is text; a number loses its last digits.' },
]);

/** Rules of law, matching and cases: no clock, no chance, no environment. */
const PURE = [
  'src/law/**/*.ts',
  'src/matching/**/*.ts',
  'src/private-matching/**/*.ts',
  'src/identifiers/**/*.ts',
  'src/cases/ladder/**/*.ts',
  'src/accounts/permissions.ts',
];

export default tseslint.config(
  { ignores: ['node_modules/', '.patuh/', '.patuh-test/', 'coverage/'] },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: globals.node },
    ignores: ['templates/assets/**'],
  },
  {
    files: ['templates/assets/**/*.js'],
    extends: [js.configs.recommended],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 16],
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': ['error', ...NIK_IS_TEXT],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    },
  },
  {
    files: PURE,
    rules: {
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Pass the day in.' },
        { object: 'Math', property: 'random', message: 'Pass a seed in.' },
      ],
      'no-restricted-syntax': [
        'error',
        ...NIK_IS_TEXT,
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Pass the day in.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
    },
  },
  { files: ['src/cli/**/*.ts', 'src/main.ts', 'scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
);
