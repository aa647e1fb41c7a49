/** The anchor of a line: documents are counted from 1, so that several fit on one page. */
export const lineId = (document: number, line: number): string => `d${String(document)}-L${String(line)}`;
