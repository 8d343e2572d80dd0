import { baseOperationId } from './operation';
import type { PrivilegeRight } from './stepNeed';

/** What an operation of the Dataverse connector needs on the table that it names, whatever its column values are. */
export interface OperationRights {
  readonly rights: readonly PrivilegeRight[];
  /** Needed in some cases only, or by some sources only. */
  readonly perhaps: readonly PrivilegeRight[];
}

const none: readonly PrivilegeRight[] = [];

/** What sources differ about: the documentation of rights, older documentation of messages, and an emulator each have another list. */
const relating: OperationRights = { rights: none, perhaps: ['Append', 'AppendTo', 'Read', 'Write'] };

/**
 * By operation id without its ending for other environments (Microsoft Learn, "Security roles and privileges", "When a row is added,
 * modified or deleted"). `UpdateRecord` is the connector's "Upsert a row": Create is needed where the row is missing.
 */
const RIGHTS: ReadonlyMap<string, OperationRights> = new Map<string, OperationRights>([
  ['SubscribeWebhookTrigger', { rights: ['Read'], perhaps: none }],
  ['ListRecords', { rights: ['Read'], perhaps: none }],
  ['GetItem', { rights: ['Read'], perhaps: none }],
  ['GetEntityFileImageFieldContent', { rights: ['Read'], perhaps: none }],
  ['CreateRecord', { rights: ['Create'], perhaps: none }],
  ['UpdateRecord', { rights: ['Write'], perhaps: ['Create'] }],
  ['UpdateOnlyRecord', { rights: ['Write'], perhaps: none }],
  ['UpdateEntityFileImageFieldContent', { rights: ['Write'], perhaps: none }],
  ['DeleteRecord', { rights: ['Delete'], perhaps: none }],
  ['AssociateEntities', relating],
  ['DisassociateEntities', relating],
]);

/**
 * Triggers that are rows of `callbackregistration`. The four rights are documented for the trigger on rows; that the other one
 * creates such a row is known from the connector's definition, the rest isn't.
 */
const SUBSCRIBING: ReadonlyMap<string, OperationRights> = new Map<string, OperationRights>([
  ['SubscribeWebhookTrigger', { rights: ['Create', 'Delete', 'Read', 'Write'], perhaps: none }],
  ['BusinessEventsTrigger', { rights: ['Create'], perhaps: ['Delete', 'Read', 'Write'] }],
]);

/** Operations that need nothing beside what the steps inside them need. */
const HOLDERS: ReadonlySet<string> = new Set(['ExecuteChangeset']);

/** The operation that searches tables which no parameter has to name. */
const SEARCH = 'GetRelevantRows';

/**
 * What an operation needs on the table that it names.
 *
 * @param id The operation's id.
 * @returns Undefined where it names none, or none whose needs follow from that.
 */
export function rightsOf(id: string): OperationRights | undefined {
  return RIGHTS.get(baseOperationId(id));
}

/**
 * What an operation needs on `callbackregistration`.
 *
 * @param id The operation's id.
 * @returns Undefined where it doesn't subscribe to anything.
 */
export function subscribingRightsOf(id: string): OperationRights | undefined {
  return SUBSCRIBING.get(baseOperationId(id));
}

/**
 * Whether an operation searches tables that only a run tells.
 *
 * @param id The operation's id.
 */
export function isSearch(id: string): boolean {
  return baseOperationId(id) === SEARCH;
}

/**
 * Whether an operation relates two rows, or ends that.
 *
 * @param id The operation's id.
 */
export function isRelating(id: string): boolean {
  return rightsOf(id) === relating;
}

/**
 * Whether it is known what an operation needs, given the tables it names. Of all others, such as actions, custom APIs and AI models,
 * no flow tells.
 *
 * @param id The operation's id.
 */
export function isKnownOperation(id: string): boolean {
  const base = baseOperationId(id);
  return RIGHTS.has(base) || SUBSCRIBING.has(base) || HOLDERS.has(base);
}
