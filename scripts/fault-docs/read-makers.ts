import { relative, resolve } from 'node:path';
import ts from 'typescript';

/** One parameter of a fault, as its type and its comments tell it. */
export interface Setting {
  readonly name: string;
  readonly type: string;
  readonly words: string;
  /** What the code takes when it is left out; `undefined` where it must be given. */
  readonly byDefault: string | undefined;
}

/** The public maker of one fault, read from its source. */
export interface Maker {
  /** The name of its export. */
  readonly name: string;
  /** The folder that it lies in: the room of the catalogue. */
  readonly room: string;
  readonly file: string;
  readonly words: string;
  /** What it throws on wrong settings. */
  readonly refuses: readonly string[];
  readonly settings: readonly Setting[];
}

const door = 'faults/index.ts';

/** Reads every maker behind the catalogue's door with the compiler itself, so that what is told cannot differ from what is typed. */
export const readMakers = (): readonly Maker[] => {
  const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as { readonly config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram([door], { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(door);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${door} exports nothing`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => ((symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol)))
    .flatMap((symbol) => {
      const declared = symbol.valueDeclaration;
      if (declared === undefined || !ts.isVariableDeclaration(declared) || declared.initializer === undefined) return [];
      if (!ts.isArrowFunction(declared.initializer)) return [];
      return [makerOf(checker, symbol, declared.getSourceFile().fileName, declared.initializer)];
    });
};

const makerOf = (checker: ts.TypeChecker, symbol: ts.Symbol, fileName: string, made: ts.ArrowFunction): Maker => {
  const file = relative(resolve('.'), fileName);
  const tags = symbol.getJsDocTags(checker).filter(({ name }) => name === 'throws');
  return {
    name: symbol.name,
    room: file.split('/').at(-2) ?? '',
    file,
    words: text(symbol.getDocumentationComment(checker)),
    refuses: tags.map((tag) => text(tag.text ?? [])),
    settings: made.parameters.slice(1).flatMap((parameter) => settingsOf(checker, parameter)),
  };
};

/** The properties of a settings object, with the defaults of its destructuring; or the parameter itself, where it is a plain value. */
const settingsOf = (checker: ts.TypeChecker, parameter: ts.ParameterDeclaration): readonly Setting[] => {
  const type = checker.getTypeAtLocation(parameter);
  const pattern = parameter.name;
  if (!ts.isObjectBindingPattern(pattern) && parameter.type !== undefined && !/Settings\b|^\{/.test(parameter.type.getText())) {
    const words = text(checker.getSymbolAtLocation(pattern)?.getDocumentationComment(checker) ?? []);
    return [{ name: pattern.getText(), type: parameter.type.getText(), words, byDefault: parameter.initializer?.getText() }];
  }
  const defaults = new Map(
    ts.isObjectBindingPattern(pattern)
      ? pattern.elements.map((element) => [(element.propertyName ?? element.name).getText(), element.initializer?.getText()])
      : [],
  );
  return checker.getPropertiesOfType(checker.getNonNullableType(type)).map((property) => {
    // Of a setting that excludes another there are two declarations, one of which says that it must not be there.
    const declared = property.declarations?.filter(ts.isPropertySignature).find((one) => one.type?.kind !== ts.SyntaxKind.NeverKeyword);
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    return {
      name: property.name,
      type: declared?.type?.getText() ?? '',
      words: text(property.getDocumentationComment(checker)),
      byDefault: defaults.get(property.name) ?? (optional ? 'none' : undefined),
    };
  });
};

const text = (parts: readonly ts.SymbolDisplayPart[]): string =>
  ts
    .displayPartsToString([...parts])
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim()
    .replace(/^- (.)/, (_, first: string) => first.toUpperCase());
