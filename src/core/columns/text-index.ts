import { hashOf, texts, type Texts } from './texts.ts';

/** Numbers texts in the order in which they are added, and finds the number of a text. */
export interface TextIndex {
  readonly texts: Texts;
  /** The number of the text, which is new to the index or else keeps the number that it has. */
  readonly add: (text: string) => number;
  /** The number of the text, or -1. */
  readonly find: (text: string) => number;
}

const firstSize = 256;

/** An index by open addressing. A Map of a million strings takes two to three times as long, and far more memory. */
export const textIndex = (): TextIndex => {
  const held = texts();
  let slots = new Int32Array(firstSize).fill(-1);

  /** The slot that holds the text, or the free one in which it belongs. */
  const slotOf = (text: string): number => {
    const last = slots.length - 1;
    let slot = hashOf(text) & last;
    for (let number = slots[slot] ?? -1; number !== -1 && !held.is(number, text); number = slots[slot] ?? -1) slot = (slot + 1) & last;
    return slot;
  };

  const grow = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    const last = slots.length - 1;
    for (let number = 0; number < held.length; number += 1) {
      let slot = held.hashAt(number) & last;
      while (slots[slot] !== -1) slot = (slot + 1) & last;
      slots[slot] = number;
    }
  };

  // Things are found in about the order in which they were written: most often it is the one after the last.
  let next = 0;
  const find = (text: string): number => {
    const number = held.is(next, text) ? next : (slots[slotOf(text)] ?? -1);
    next = number + 1;
    return number;
  };

  return {
    texts: held,
    find,
    add: (text) => {
      const slot = slotOf(text);
      const known = slots[slot] ?? -1;
      if (known !== -1) return known;
      const number = held.length;
      held.push(text);
      slots[slot] = number;
      // At most half of the slots are taken, so that a free one is near.
      if (held.length * 2 > slots.length) grow();
      return number;
    },
  };
};
