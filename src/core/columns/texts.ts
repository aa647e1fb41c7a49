/** A list of texts outside the heap. A million ids as strings are a million objects, and keep the collector busy whenever it runs. */
export interface Texts {
  readonly length: number;
  readonly push: (text: string) => void;
  readonly at: (index: number) => string;
  /** Whether the text at this index is this one. Makes no string. */
  readonly is: (index: number, text: string) => boolean;
  /** What `hashOf` makes of the text at this index. */
  readonly hashAt: (index: number) => number;
}

/** FNV-1a, its high bits mixed into the low ones. */
export const hashOf = (text: string): number => {
  let hash = firstHash;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), hashFactor);
  return hash ^ (hash >>> 15);
};

const [firstHash, hashFactor] = [0x811c9dc5, 0x01000193];

const firstBytes = 4_096;

export const texts = (): Texts => {
  // A byte for each character, until there is one that needs two.
  let units: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> = new Uint8Array(new ArrayBuffer(firstBytes));
  // The text at index n lies between the starts n and n + 1.
  let starts = new Uint32Array(new ArrayBuffer(firstBytes));
  let length = 0;
  const reserve = (end: number): void => {
    const capacity = Math.max(end, Math.ceil(units.length * 1.25));
    const buffer = units.buffer.transfer(capacity * units.BYTES_PER_ELEMENT);
    units = units instanceof Uint8Array ? new Uint8Array(buffer) : new Uint16Array(buffer);
  };
  const startOf = (index: number): number => starts[index] ?? 0;

  return {
    get length() {
      return length;
    },
    push: (text) => {
      const start = startOf(length);
      const end = start + text.length;
      if (end > units.length) reserve(end);
      if (length + 2 > starts.length) starts = new Uint32Array(starts.buffer.transfer(starts.byteLength * 2));
      for (let index = 0; index < text.length; index += 1) {
        const unit = text.charCodeAt(index);
        if (unit > 0xff && units instanceof Uint8Array) units = Uint16Array.from(units);
        units[start + index] = unit;
      }
      length += 1;
      starts[length] = end;
    },
    at: (index) => Array.from(units.subarray(startOf(index), startOf(index + 1)), (unit) => String.fromCharCode(unit)).join(''),
    is: (index, text) => {
      const start = startOf(index);
      if (index >= length || startOf(index + 1) - start !== text.length) return false;
      // From the end: what tells ids apart usually stands there.
      for (let at = text.length - 1; at >= 0; at -= 1) if (units[start + at] !== text.charCodeAt(at)) return false;
      return true;
    },
    hashAt: (index) => {
      let hash = firstHash;
      for (let at = startOf(index), end = startOf(index + 1); at < end; at += 1) hash = Math.imul(hash ^ (units[at] ?? 0), hashFactor);
      return hash ^ (hash >>> 15);
    },
  };
};
