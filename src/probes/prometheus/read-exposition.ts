/** One sample of an exporter's page. */
export interface ExposedSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const line = /^([A-Za-z_:][\w:]*)\s*(?:\{(.*)\})?\s+(\S+)(?:\s+\S+)?\s*$/;
const label = /([A-Za-z_]\w*)\s*=\s*"((?:[^"\\]|\\.)*)"/g;
const special: Readonly<Record<string, number>> = { '+Inf': Infinity, '-Inf': -Infinity, 'Inf': Infinity };
const escapes: Readonly<Record<string, string>> = { n: '\n' };

/** Reads the text that exporters answer, in Prometheus's format and in OpenMetrics; comments, exemplars and lines of any other shape tell nothing. */
export const readExposition = (text: string): readonly ExposedSample[] =>
  text.split('\n').flatMap((each) => {
    const [, name, labels = '', value = ''] = line.exec(each.replace(/\s#\s\{.*$/, '').trimEnd()) ?? [];
    if (name === undefined || each.startsWith('#')) return [];
    const pairs = [...labels.matchAll(label)].map(
      ([, key = '', written = '']) => [key, written.replaceAll(/\\(.)/g, (_, escaped: string) => escapes[escaped] ?? escaped)] as const,
    );
    return [{ name, labels: Object.fromEntries(pairs), value: special[value] ?? Number(value) }];
  });
