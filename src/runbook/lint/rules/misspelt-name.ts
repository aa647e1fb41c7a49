import { namesOf } from '../../names-of.ts';
import { against, type LintRule } from '../lint-rule.ts';
import { misspells } from './misspells.ts';
import { nearestName } from './nearest-name.ts';

const word = /^[A-Za-z][\w-]*$/;

export const misspeltName: LintRule = {
  id: 'misspelt-name',
  severity: 'warning',
  asks: 'no word in inline code is a name of the system with a letter wrong',
  ...against('services', ({ codes }, _, inventory) => {
    const known = [...namesOf(inventory), ...(inventory.metrics ?? [])];
    return codes
      .filter(({ text }) => word.test(text) && misspells(text, known))
      .map(({ text, placeAt }) => ({ place: placeAt(0), message: `the system has nothing called "${text}"`, suggestion: nearestName(text, known) }));
  }),
};
