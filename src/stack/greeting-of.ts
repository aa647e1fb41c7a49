/** What makes a server say something first, by port, as `printf` reads it. HTTP is the fallback: most servers answer it, if only with an error. */
const greetings: Readonly<Record<number, string>> = {
  6379: 'PING\\r\\n',
  5432: '\\x00\\x00\\x00\\x08\\x04\\xd2\\x16\\x2f',
};

/** The shortest question that a server answers. */
export const greetingOf = (port: number): string => greetings[port] ?? 'GET / HTTP/1.0\\r\\n\\r\\n';
