import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DrillError } from '../core/errors.ts';
import { isRecord } from '../core/is-record.ts';
import { reportFormat, type Report } from '../core/report.ts';
import { reportFileName } from './json/json-reporter.ts';
import { reportShape } from './report-shape.ts';

/** A report and the folder that it was found in. */
export interface FiledReport {
  readonly report: Report;
  readonly folder: string;
}

/** Reads one report.json. @throws DrillError `report-invalid`, which names the file and what is wrong with it. */
export const readReport = async (file: string): Promise<Report> => {
  const invalid = (what: string, cause?: unknown): DrillError => new DrillError('report-invalid', `${file}: ${what}`, { cause });
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw error instanceof SyntaxError ? invalid(`is not JSON: ${error.message}`, error) : invalid(`cannot be read: ${codeOf(error)}`, error);
  }
  const format = isRecord(content) ? content['format'] : undefined;
  if (format !== reportFormat) {
    throw invalid(`should say that its format is "${reportFormat}", but says ${format === undefined ? 'nothing' : JSON.stringify(format)}`);
  }
  const wrong = reportShape(content, '');
  if (wrong !== undefined) throw invalid(wrong);
  return content as Report;
};

/** The reports of a folder: of one trial, or of every trial in the folder of a run. @throws DrillError `report-invalid` where there is none. */
export const readReports = async (folder: string): Promise<readonly FiledReport[]> => {
  const files = await reportFiles(folder);
  if (files.length === 0) {
    throw new DrillError('report-invalid', `${folder}: holds no ${reportFileName}, and neither does a folder in it`, {
      hint: 'Name the folder of a run, such as .firedrill/runs/<run id>.',
    });
  }
  return Promise.all(files.map(async (file) => ({ report: await readReport(file), folder: dirname(file) })));
};

/** The tenth trial of a drill comes after the ninth. */
const inOrder = new Intl.Collator('en', { numeric: true });

const reportFiles = async (folder: string): Promise<readonly string[]> => {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw new DrillError('report-invalid', `${folder}: cannot be read as a folder: ${codeOf(error)}`, { cause: error });
  }
  if (entries.some(({ name }) => name === reportFileName)) return [join(folder, reportFileName)];
  const inner = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort(inOrder.compare);
  const found = await Promise.all(inner.map(async (name) => ((await readdir(join(folder, name))).includes(reportFileName) ? [name] : [])));
  return found.flat().map((name) => join(folder, name, reportFileName));
};

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));
