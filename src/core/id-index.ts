/** Numbers ids in the order in which they are added, and finds the number of an id. */
export interface IdIndex {
  readonly ids: readonly string[];
  /** The number of the id, which is new to the index or else keeps the number that it has. */
  add(id: string): number;
  /** The number of the id, or -1. */
  find(id: string): number;
}

const firstSize = 1_024;

/** An index by open addressing. A Map takes two to three times as long where a million strings live: its entries are objects that the collector walks. */
export const idIndex = (): IdIndex => {
  const ids: string[] = [];
  let slots = new Int32Array(firstSize).fill(-1);

  /** The slot that holds the id, or the free one in which it belongs. */
  const slotOf = (id: string): number => {
    let slot = hashOf(id) & (slots.length - 1);
    for (let held = slots[slot] ?? -1; held !== -1 && ids[held] !== id; held = slots[slot] ?? -1) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };

  const grow = (): void => {
    slots = new Int32Array(slots.length * 4).fill(-1);
    for (const [number, id] of ids.entries()) slots[slotOf(id)] = number;
  };

  return {
    ids,
    find: (id) => slots[slotOf(id)] ?? -1,
    add(id) {
      const slot = slotOf(id);
      const held = slots[slot] ?? -1;
      if (held !== -1) return held;
      const number = ids.push(id) - 1;
      slots[slot] = number;
      // At most half of the slots are taken, so that a free one is near.
      if (ids.length * 2 > slots.length) grow();
      return number;
    },
  };
};

/** FNV-1a, its high bits mixed into the low ones, which choose the slot. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 15);
};
