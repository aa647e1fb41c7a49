/** `<service>`, `{{ name }}`, `{id}`, `$NAME`, `${NAME}`, `your-domain.com`: but not `$(…)`, `$1`, `awk '{print}'`. */
const fill =
  /<[A-Za-z](?:[\w .:/-]*\w)?>|\{\{[^{}\n]+\}\}|(?<![$\w{'"%])\{[A-Za-z][\w-]*\}(?!\})|\$\{[A-Za-z_]\w*[^}\n]*\}|\$[A-Za-z_]\w*|\b(?:[\w-]+-)?your-[\w.-]*\w|\b(?:[\w-]+\.)?your[\w-]*\.(?:com|org|net|io|dev)\b|\bx{4,}\b/gi;

/** What a person has to fill in before a command can be typed, as the document writes it, each once. */
export const placeholdersIn = (command: string): readonly string[] => {
  const assigned = new Set([...command.matchAll(/(?:^|[\s;(])([A-Za-z_]\w*)=/g)].map(([, name]) => name));
  const found = [...command.matchAll(fill)].map(([text]) => text);
  return [...new Set(found)].filter((text) => !assigned.has(/^\$\{?(\w+)/.exec(text)?.[1]));
};
