import type { StepPart } from '../core/runbook.ts';

const wordsOf = (list: string): readonly string[] => list.split(' ');

const words = (part: StepPart, ...lists: readonly string[]): (readonly [string, StepPart])[] =>
  lists.flatMap(wordsOf).map((word) => [word, part] as const);

/** What words say a part is for; English first, then German, French and Spanish. */
export const partByWord: ReadonlyMap<string, StepPart> = new Map([
  ...words('detection', 'detection detect detecting symptom symptoms signal signals indicator indicators', 'symptome erkennung erkennen anzeichen'),
  ...words('detection', 'symptôme symptômes détection', 'síntoma síntomas detección'),
  ...words('alert', 'alert alerts alerting alarm alarms', 'alarme alarmierung', 'alerte alertes', 'alerta alertas'),
  ...words(
    'recovery',
    'recovery recover mitigation mitigations mitigate resolution resolutions resolve remediation remediations remediate response restoration fix fixes verification verify',
  ),
  ...words('recovery', 'behebung wiederherstellung gegenmaßnahmen überprüfung', 'résolution rétablissement remédiation vérification'),
  ...words('recovery', 'recuperación resolución mitigación verificación'),
  ...words('diagnosis', 'investigation investigate diagnosis diagnose diagnostics triage troubleshooting', 'diagnostic', 'diagnóstico'),
  ...words('rollback', 'rollback'),
  ...words('escalation', 'escalation escalate', 'eskalation', 'escalade', 'escalación escalado'),
  ...words('other', 'impact severity cause causes root prevention contact contacts owner communication references related background postmortem'),
  ...words('other', 'auswirkung auswirkungen ursache ursachen', 'gravité', 'impacto causa causas'),
]);

/** These say "recovery" only where nothing else is said: "Steps", but not "Detection steps". */
export const weakWords: ReadonlySet<string> = new Set(
  wordsOf('step steps action actions procedure procedures instructions schritte maßnahmen étapes procédure pasos procedimiento'),
);

/** These say nothing. */
export const fillers: ReadonlySet<string> = new Set(
  wordsOf(
    'a an and or of for to how the immediate initial first manual possible common plan checklist und der die das zur et de du des la le les y el los',
  ),
);
