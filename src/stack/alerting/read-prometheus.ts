import type { AlertPipeline } from '../../core/alert-pipeline.ts';
import { minutes } from '../../core/duration.ts';
import { durationOf, isYamlMap, mapsIn, readYaml, textOf } from './read-yaml.ts';

/** What Prometheus takes where its file says nothing. */
const unsaid = minutes(1);

/** How often a Prometheus scrapes each job and evaluates its rules. @throws DrillError `alerting-invalid`. */
export const readPrometheus = async (file: string): Promise<Pick<AlertPipeline, 'scrapes' | 'evaluation'>> => {
  const { global, scrape_configs: jobs } = await readYaml(file);
  const { scrape_interval: scrape, evaluation_interval: evaluation } = isYamlMap(global) ? global : {};
  return {
    evaluation: durationOf(evaluation) ?? unsaid,
    scrapes: mapsIn(jobs).map(({ job_name: job, scrape_interval: own }) => ({
      job: textOf(job) ?? '',
      interval: durationOf(own) ?? durationOf(scrape) ?? unsaid,
    })),
  };
};
