import type { Caller } from './caller';
import { reachesAsFar } from './depths';
import type { Grant } from './grants';

/** Which rows a privilege reaches: all, or those of these owners and those of these business units. */
export interface Reach {
  readonly all: boolean;
  readonly owners: readonly string[];
  readonly units: readonly string[];
}

/**
 * How far grants of one privilege reach (Microsoft Learn, How access to a record is determined). Any depth reaches the rows
 * of the user and of the user's teams; a team's role without the members' inheritance reaches, at Basic depth, the team's
 * rows alone. Local reaches the rows of the business unit the role counts in, Deep those of the units below too.
 * @param below the units below a business unit, itself included
 */
export function reachOf(grants: readonly Grant[], principal: Pick<Caller, 'id' | 'teams'>, below: (unit: string) => readonly string[]): Reach {
  const asOwner = grants.some((grant) => grant.team === null || grant.inherited);
  const teams = grants.flatMap((grant) => grant.team ?? []);
  return {
    all: grants.some((grant) => grant.depth === 'Global'),
    owners: asOwner ? [principal.id, ...principal.teams] : teams,
    units: grants.flatMap((grant) => unitsOf(grant, below)),
  };
}

function unitsOf({ depth, unit }: Grant, below: (unit: string) => readonly string[]): readonly string[] {
  if (unit === null || !reachesAsFar(depth, 'Local')) {
    return [];
  }
  return depth === 'Local' ? [unit] : below(unit);
}
