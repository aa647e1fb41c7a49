import { atLeastOnce } from './at-least-once.ts';
import type { Checker } from './checker.ts';
import { corrupted } from './corrupted.ts';
import { deadLetters } from './dead-letters.ts';
import { duplicated } from './duplicated.ts';
import { foreign } from './foreign.ts';
import { gaps } from './gaps.ts';
import { linearizable } from './linearizable.ts';
import { lost } from './lost.ts';
import { recovered } from './recovered.ts';
import { reordered } from './reordered.ts';
import { stale } from './stale.ts';
import { unexpected } from './unexpected.ts';

/** Every checker there is. */
export const checkers: readonly Checker[] = [
  lost,
  recovered,
  duplicated,
  unexpected,
  corrupted,
  foreign,
  reordered,
  stale,
  gaps,
  atLeastOnce,
  deadLetters,
  linearizable,
];

/** What is asked of records that are kept, where nobody says otherwise. The others need evidence that not every history has. */
export const usualCheckers: readonly Checker[] = [lost, recovered, duplicated, unexpected];
