const tag = /<(?<close>\/?)(?<name>[A-Za-z][\w.-]*)(?:\s+[\w:.-]+="[^"<]*")*\s*(?<alone>\/?)>/g;

/** Why a text is not well-formed XML as JUnit files are written, or `undefined`: one root, every element closed by its own name, nothing loose. */
export const whyNotXml = (text: string): string | undefined => {
  const body = text.replace(/^<\?xml[^>]*\?>\s*/, '').trim();
  const open: string[] = [];
  let roots = 0;
  for (const { groups } of body.matchAll(tag)) {
    const { close, name = '', alone } = groups ?? {};
    if (close !== '/' && open.length === 0) roots += 1;
    if (close === '/') {
      const expected = open.pop();
      if (expected !== name) return `</${name}> closes <${expected ?? 'nothing'}>`;
    } else if (alone !== '/') open.push(name);
  }
  if (open.length > 0) return `<${open.join('>, <')}> never closed`;
  if (roots !== 1) return `${String(roots)} roots`;
  const loose = /[<>]|&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);)/i.exec(body.replaceAll(tag, ''));
  return loose === null ? undefined : `"${loose[0]}" stands loose in the text`;
};
