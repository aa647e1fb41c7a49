import { against, type LintRule } from '../lint-rule.ts';
import { scriptsHere } from '../scripts-here.ts';
import { misspells } from './misspells.ts';
import { nearestName } from './nearest-name.ts';

const declared = /(?:^|[;\n])\s*(?:function\s+)?([\w-]+)\s*\(\)|\balias\s+([\w-]+)=/g;

export const unknownProgram: LintRule = {
  id: 'unknown-program',
  severity: 'error',
  asks: 'every program that is called is in the toolbox of the operator',
  ...against('programs', (document, programs) => {
    const scripts = scriptsHere(document);
    const own = new Set(scripts.flatMap(({ text }) => [...text.matchAll(declared)].map(([, name, alias]) => name ?? alias)));
    return scripts
      .flatMap(({ commands }) => commands)
      .flatMap(({ words: [program], placeOf }) => {
        // Where a path leads is known in the place where it is followed.
        if (program === undefined || program.quoted || !/^[A-Za-z][\w.-]*$/.test(program.text)) return [];
        if (programs.includes(program.text) || own.has(program.text)) return [];
        const suggestion = misspells(program.text, programs)
          ? nearestName(program.text, programs)
          : 'write it with a program that is there, or mark the step as not for here: <!-- firedrill: not-here -->';
        return [{ place: placeOf(program), message: `there is no ${program.text} in the toolbox`, suggestion }];
      });
  }),
};
