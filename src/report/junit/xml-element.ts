import { escapeXml } from './escape-xml.ts';

/** One element, ready to be written. Text inside attributes and content is escaped here and nowhere else. */
export const xmlElement = (
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: string | readonly string[] = [],
): string => {
  const pairs = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  // A string is text and gets escaped; a list holds elements made by this function.
  const inner = typeof content === 'string' ? escapeText(content) : content.length === 0 ? '' : `\n${indent(content.join('\n'))}\n`;
  return inner === '' ? `<${name}${pairs}/>` : `<${name}${pairs}>${inner}</${name}>`;
};

/** Line ends may stand in an element as they are, but for those before its end. */
const escapeText = (text: string): string => text.trimEnd().replace(/\r\n?/g, '\n').split('\n').map(escapeXml).join('\n');

/** Only lines that begin an element are moved: the text of an element keeps its own lines. */
const indent = (lines: string): string => lines.replace(/^(?= *<)/gm, '  ');
