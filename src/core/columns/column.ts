type NumberArray = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A list of numbers outside the heap: a million of them are nothing to the collector, and growing leaves nothing behind. */
export interface Column<Values extends NumberArray> {
  readonly length: number;
  push(value: number): void;
  /** The value at an index that there is. */
  at(index: number): number;
  set(index: number, value: number): void;
  /** All of them, until the next one is added. */
  readonly values: Values;
}

const firstBytes = 4_096;
/** Little: what is reserved is paid for, and copying a million numbers takes a millisecond. */
const growth = 1.25;

/** An empty column. `over` makes a view of the values that a buffer holds. */
const column = <Values extends NumberArray>(over: (buffer: ArrayBuffer, length?: number) => Values): Column<Values> => {
  let array = over(new ArrayBuffer(firstBytes));
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === array.length) array = over(array.buffer.transfer(8 * Math.ceil((array.byteLength * growth) / 8)));
      array[length] = value;
      length += 1;
    },
    at: (index) => array[index] ?? Number.NaN,
    set: (index, value) => void (array[index] = value),
    get values() {
      return over(array.buffer, length);
    },
  };
};

export const floats = (): Column<Float64Array<ArrayBuffer>> => column((buffer, length) => new Float64Array(buffer, 0, length));
export const integers = (): Column<Int32Array<ArrayBuffer>> => column((buffer, length) => new Int32Array(buffer, 0, length));
export const bytes = (): Column<Uint8Array<ArrayBuffer>> => column((buffer, length) => new Uint8Array(buffer, 0, length));
