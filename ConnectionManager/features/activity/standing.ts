import type { Inventory } from '../../model/inventory';
import type { SettingValue } from '../../model/flow/editing/settingChange';
import type { FlowProfile } from '../../model/flow/flowProfile';
import type { Activity, ActivityChange } from '../../ui/activity/activity';

/**
 * How a change stands: `in-place` as far as is known; `changed-again` in this session; `changed-since` by somebody else, as the
 * environment was read since; or how far undoing it has come.
 */
export type Standing = 'in-place' | 'changed-again' | 'changed-since' | 'undoing' | 'undone' | 'undo-failed';

/** What of the environment tells how changes stand. */
export type KnownValues = Pick<Inventory, 'flows' | 'definitions' | 'connectionReferences'>;

/**
 * How each change stands.
 *
 * @param activities What was changed in this session, the latest first.
 * @param known What has been read of the environment.
 * @param seen Ids of the changes that were seen in place; those found so now are added. Before that, an old value may only not have
 * been read again yet.
 * @returns How each stands, by its id.
 */
export function standingsOf(activities: readonly Activity[], known: KnownValues, seen: Set<string>): ReadonlyMap<string, Standing> {
  const valueOf = createReader(known);
  const later = new Set<string>();
  const standings = new Map<string, Standing>();
  for (const activity of activities) {
    standings.set(activity.id, standingOf(activity, later, valueOf, seen));
    if (activity.undone.kind !== 'done') {
      activity.changes.forEach((change) => later.add(placeOf(activity, change)));
    }
  }
  return standings;
}

type Reader = (activity: Activity, change: ActivityChange) => string | undefined;

function standingOf(activity: Activity, later: ReadonlySet<string>, valueOf: Reader, seen: Set<string>): Standing {
  switch (activity.undone.kind) {
    case 'running':
      return 'undoing';
    case 'done':
      return 'undone';
    case 'failed':
      return 'undo-failed';
    case 'none':
      break;
  }
  if (activity.changes.some((change) => later.has(placeOf(activity, change)))) {
    return 'changed-again';
  }
  const others = activity.changes.filter((change) => {
    const now = valueOf(activity, change);
    return now !== undefined && now !== endsOf(change).to;
  });
  if (others.length === 0) {
    seen.add(activity.id);
    return 'in-place';
  }
  const another = others.some((change) => valueOf(activity, change) !== endsOf(change).from);
  return another || activity.overwritten || seen.has(activity.id) ? 'changed-since' : 'in-place';
}

/** What a change is to, so that a later change of the same can be told. */
function placeOf({ subject }: Activity, change: ActivityChange): string {
  switch (change.what) {
    case 'setting': {
      const { to } = change.change;
      return JSON.stringify([subject.id, to.setting, 'key' in to ? to.key : null]);
    }
    case 'run-only-user-added':
    case 'run-only-user-removed':
      return JSON.stringify([subject.id, 'run-only-user', change.id]);
    case 'role-given':
      return JSON.stringify([subject.id, 'role', change.role]);
    default:
      return JSON.stringify([subject.id, change.what]);
  }
}

/** The two values of a change, comparable as texts; run-only users aren't read with the environment. */
function endsOf(change: ActivityChange): { readonly from: string; readonly to: string } {
  switch (change.what) {
    case 'setting':
      return { from: comparable(change.change.from), to: comparable(change.change.to) };
    case 'state':
      return { from: change.from, to: change.to };
    case 'connection':
      return { from: change.from ?? '', to: change.to ?? '' };
    default:
      return { from: '', to: '' };
  }
}

function comparable(value: SettingValue): string {
  switch (value.setting) {
    case 'run-as':
      return value.runAs;
    case 'use-invoker':
      return String(value.useInvoker);
    case 'provided-by':
      return value.providedBy;
    case 'connection-reference':
      return value.connectionReference ?? '';
  }
}

/** @returns Tells a value as it was read last; undefined where it isn't known. */
function createReader({ flows, definitions, connectionReferences }: KnownValues): Reader {
  const states = new Map(flows.rows.map(({ id, state }) => [id, state]));
  const profiles = new Map(definitions.rows.map(({ flowId, reading }) => [flowId, reading.flow]));
  const connections = new Map(connectionReferences.rows.map(({ id, connectionId }) => [id, connectionId ?? '']));
  return ({ subject: { id } }, change) => {
    switch (change.what) {
      case 'setting': {
        const profile = profiles.get(id);
        return profile ? settingNow(profile, change.change.to) : undefined;
      }
      case 'state':
        return states.get(id);
      case 'connection':
        return connections.get(id);
      default:
        return undefined;
    }
  };
}

function settingNow({ runAs, connections }: FlowProfile, value: SettingValue): string | undefined {
  if (value.setting === 'run-as') {
    return runAs ?? undefined;
  }
  const entry = connections.find(({ key }) => key === value.key);
  switch (value.setting) {
    case 'use-invoker':
      return entry && String(entry.useInvoker);
    case 'provided-by':
      return entry?.providedBy;
    case 'connection-reference':
      return entry && (entry.connectionReference ?? '');
  }
}
