import type { UserAccess } from './privileges';

/**
 * Puts together two findings about the privileges of one user, which were asked for at different times.
 *
 * @param earlier What was found out first; null where nothing was.
 * @param later What was found out since, which counts where both tell something; null where nothing was.
 * @returns What is known; null where nothing is.
 */
export function mergedAccess(earlier: UserAccess | null, later: UserAccess | null): UserAccess | null {
  if (!earlier?.determined || !later?.determined) {
    return later?.determined ? later : (earlier ?? later);
  }
  const known = [...earlier.privileges].filter(([name]) => later.asked?.has(name) === false);
  return {
    ...later,
    privileges: new Map([...known, ...later.privileges]),
    asked: earlier.asked && later.asked ? new Set([...earlier.asked, ...later.asked]) : undefined,
  };
}
