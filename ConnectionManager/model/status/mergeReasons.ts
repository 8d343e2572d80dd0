import type { NeededPrivilege, UndeterminedNeed } from '../privileges/privileges';
import type { EvidenceLevel, Reason, ReasonSubjects } from './answers';
import { bySeverity } from './worst';

const levels: readonly EvidenceLevel[] = ['live', 'service', 'dataverse', 'inferred'];

/**
 * Makes one reason of those that say the same of the same: of the most severe and best known, with the steps and
 * privileges of all, and the latest time.
 *
 * @param reasons The reasons.
 * @returns The merged reasons, the most severe first, otherwise in the order they came in.
 */
export function mergeReasons(reasons: readonly Reason[]): readonly Reason[] {
  if (new Set(reasons.map(({ code }) => code)).size === reasons.length) {
    return [...reasons].sort(bySeverity);
  }
  return groupBy(reasons, ({ code }) => code)
    .flatMap((same) => (same.length === 1 ? [same] : groupBy(same, subjectKey)))
    .map(merged)
    .sort(bySeverity);
}

function subjectKey({ subjects: { user, identity, reference, error, words, providedBy } }: Reason): string {
  return [user, identity, reference?.toLowerCase(), error?.cause, error?.error.code, words, providedBy].join('\n');
}

function merged(group: readonly Reason[]): Reason {
  const best = group.reduce((one, other) => (isBetter(other, one) ? other : one));
  return group.length === 1 ? best : { ...best, subjects: mergedSubjects(best.subjects, group) };
}

function isBetter(one: Reason, other: Reason): boolean {
  return (bySeverity(one, other) || levels.indexOf(one.evidence) - levels.indexOf(other.evidence)) < 0;
}

function mergedSubjects(best: ReasonSubjects, group: readonly Reason[]): ReasonSubjects {
  const steps = distinct(group.flatMap(({ subjects }) => subjects.steps ?? []));
  const privileges = mergedPrivileges(group.flatMap(({ subjects }) => subjects.privileges ?? []));
  const undetermined = mergedNeeds(group.flatMap(({ subjects }) => subjects.undetermined ?? []));
  const latest = group.reduce((time, { subjects }) => Math.max(time, subjects.time?.getTime() ?? -Infinity), -Infinity);
  return {
    ...best,
    ...(best.time && { time: new Date(latest) }),
    ...(group.some(({ subjects }) => subjects.runsGoOn) && { runsGoOn: true as const }),
    ...(steps.length > 0 && { steps }),
    ...(privileges.length > 0 && { privileges }),
    ...(undetermined.length > 0 && { undetermined }),
  };
}

function mergedPrivileges(privileges: readonly NeededPrivilege[]): readonly NeededPrivilege[] {
  return groupBy(privileges, ({ privilege }) => privilege).map(withAllSteps);
}

function mergedNeeds(needs: readonly UndeterminedNeed[]): readonly UndeterminedNeed[] {
  return groupBy(needs, ({ reason, table }) => `${reason} ${table ?? ''}`).map(withAllSteps);
}

function withAllSteps<T extends { readonly steps: readonly string[] }>(group: readonly [T, ...T[]]): T {
  return { ...group[0], steps: distinct(group.flatMap(({ steps }) => steps)) };
}

/** The groups in the order of their first items. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return [...groups.values()];
}

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
