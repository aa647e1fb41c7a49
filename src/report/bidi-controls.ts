/** Characters that reorder or hide the text around them: a command can be made to read as another one. Never drawn as they are. */
export const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;
