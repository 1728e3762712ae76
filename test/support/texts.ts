import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ENGLISH } from '../../src/web/dictionary/en.ts';

/** How sure it is that a text reaches a screen: written inside t(…) or msg(…), or read as a text to show. */
export type TextKind = 'marked' | 'shown';

/** One sentence in Bahasa that the product shows, and the file that writes it first. */
export interface UsedText {
  readonly text: string;
  readonly kind: TextKind;
  readonly file: string;
}

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What no screen prints: rooms without pages, letters and mails (always Bahasa), and words of the machine. */
const NOT_ON_SCREENS = [
  /^src\/(demo|embedded|cli|platform|notices\/content|notices\/typst|web\/dictionary)\//,
  /^src\/matching\/(?!explain)/,
  /^src\/law\/(calendar|holidays|instruments|local-date|money|parameters|proof-sheet|ruling|sources|term)\.ts$/,
  /^src\/notices\/(indonesian|issue|letter-content|delivery-schedule|send-journal)\.ts$/,
  /^src\/portal\/(identify|mail-content|mail-sending\.service)\.ts$/,
  /^src\/web\/(csrf|error-pages|gallery\.routes|views)\.ts$/,
  /^src\/imports\/(refused-report|record-layout|columns\/(header-words|templates\/edabu-headings))\.ts$/,
  /^src\/cases\/(letter-facts\.queries|ladder\/diagram)\.ts$/,
  /^src\/quality\/sheet\.ts$/,
  /^src\/accounts\/own-account\.routes\.ts$/,
  /^src\/[^/]+\.ts$|\.entity\.ts$/,
];
const MACHINE =
  /^\(?(SELECT|INSERT|UPDATE|DELETE|WITH|FROM|LEFT|JOIN|COPY|CREATE|ORDER|NOT|AND|DECLARE|SET)\b|^[\p{Lu}\d-]+$| DESC\b/u;
const SHOWN_AS = new Set([
  'text',
  'label',
  'title',
  'name',
  'word',
  'words',
  'note',
  'reason',
  'remedy',
  'explanation',
]);
const WORD = /^\p{L}[\p{L}\d ()/,.-]+$/u;

/** The text of a literal or of literals added together; null where a value is filled in. */
function folded(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return folded(node.expression);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  const left = folded(node.left);
  const right = folded(node.right);
  return left === null || right === null ? null : left + right;
}

/** Whether the expression is the sentence of a t(…) or msg(…), also inside a choice between sentences. */
function isMarked(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent))
    return parent.arguments[0] === node && /(^|\.)(t|msg)$/.test(parent.expression.getText());
  return (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) && isMarked(parent);
}

/** Whether the literal is a value of a word table: a map to plain text, or a fixed constant in capitals. */
function isInWordTable(node: ts.Node): boolean {
  if (!ts.isPropertyAssignment(node.parent) || node.parent.initializer !== node) return false;
  for (let above: ts.Node = node.parent; !ts.isSourceFile(above); above = above.parent)
    if (ts.isVariableDeclaration(above))
      return (
        /, string>+$/.test(above.type?.getText() ?? '') ||
        (/^[A-Z_]+$/.test(above.name.getText()) &&
          above.type === undefined &&
          /as const/.test(above.getText()))
      );
  return false;
}

function isShown(node: ts.Node, text: string): boolean {
  if (MACHINE.test(text) || ts.isImportDeclaration(node.parent)) return false;
  if (/^[\p{Lu}(]/u.test(text) && /[a-z].*[ .]/s.test(text)) return true;
  if (!WORD.test(text)) return false;
  let { parent } = node;
  while (ts.isConditionalExpression(parent)) ({ parent } = parent);
  const named = ts.isPropertyAssignment(parent) && SHOWN_AS.has(parent.name.getText());
  return (
    (named && /^\p{Lu}/u.test(text)) || (isInWordTable(node) && (text.includes(' ') || /^\p{Lu}/u.test(text)))
  );
}

/** The refusal of a text field that is too long, which src/web/forms.ts builds from the field's limit. */
function tooLong(node: ts.Node): string | null {
  if (!ts.isCallExpression(node)) return null;
  const place = ['optionalText', 'text'].indexOf(node.expression.getText());
  if (place < 0) return null;
  return `Tulis paling banyak ${node.arguments[place]?.getText().replace('_', '') ?? '200'} karakter`;
}

function textsOfSource(file: string): UsedText[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const onScreens = !NOT_ON_SCREENS.some((rule) => rule.test(file));
  const found: UsedText[] = [];
  const visit = (node: ts.Node): void => {
    const text = folded(node);
    const refusal = tooLong(node);
    if (refusal !== null && onScreens) found.push({ text: refusal, kind: 'shown', file: 'src/web/forms.ts' });
    if (text === null) {
      ts.forEachChild(node, visit);
      return;
    }
    if (isMarked(node)) found.push({ text, kind: 'marked', file });
    else if (onScreens && isShown(node, text)) found.push({ text, kind: 'shown', file });
  };
  visit(source);
  return found;
}

/** The literals directly inside one t( … ) of a template, not those of its placeholders' values. */
function sentencesOf(call: string): string[] {
  const sentences: string[] = [];
  let depth = 0;
  for (const [piece] of call.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[(){}]/g)) {
    if (piece === '(' || piece === '{') depth += 1;
    else if (piece === ')' || piece === '}') depth -= 1;
    else if (depth === 1) sentences.push(piece.slice(1, -1).replaceAll(/\\(.)/g, '$1'));
    if (depth === 0) break;
  }
  return sentences;
}

function textsOfTemplate(file: string): UsedText[] {
  const template = readFileSync(path.join(ROOT, file), 'utf8');
  return [...template.matchAll(/\bt\(/g)].flatMap((call) =>
    sentencesOf(template.slice(call.index + 1)).map((text) => ({ text, kind: 'marked' as const, file })),
  );
}

/** The names of the settings of law, which stand in the database from its first migration on. */
function textsOfSettings(): UsedText[] {
  return globSync('migrations/*_{foundation,matching_policy}.ts', { cwd: ROOT }).flatMap((file) =>
    [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/^ +\('\w+', '[^']+', '([^']+)'/gm)].map(
      ([, text = '']) => ({ text, kind: 'shown', file }),
    ),
  );
}

/** Every text that the pages show, each once; marked wins over shown. Mails are left out. */
export function usedTexts(): readonly UsedText[] {
  const files = (pattern: string) => globSync(pattern, { cwd: ROOT }).sort();
  const templates = files('templates/**/*.njk').filter((file) => !/^templates\/mail\//.test(file));
  const all = [
    ...templates.flatMap(textsOfTemplate),
    ...files('src/**/*.ts').flatMap(textsOfSource),
    ...textsOfSettings(),
  ];
  const byText = new Map<string, UsedText>();
  for (const used of all.toSorted((a, b) => a.kind.localeCompare(b.kind)))
    if (!byText.has(used.text)) byText.set(used.text, used);
  return [...byText.values()];
}

/** The texts without an English sentence. */
export function missingTexts(used = usedTexts()): readonly UsedText[] {
  return used.filter(({ text }) => !Object.hasOwn(ENGLISH, text));
}

if (import.meta.filename === path.resolve(process.argv[1] ?? ''))
  for (const { kind, file, text } of missingTexts()) process.stdout.write(`${kind}\t${file}\t${text}\n`);
