import type { DataRow } from '../environmentData';
import type { FlowService } from '../flowService/connections';
import type { Schema } from '../schema/schema';
import type { Notes } from '../notes';
import type { Store } from '../store/database';
import type { Caller } from '../security/caller';
import type { Behaviour } from './behaviour';
import type { Preferences } from './preferences';

/** What lives as long as the emulator does. */
export interface Environment {
  readonly schema: Schema;
  readonly store: Store;
  readonly notes: Notes;
  /** systemuserid of the signed-in user. */
  readonly user: string;
  readonly now: () => Date;
  /** False for data that came without roles' privileges: then everybody may do everything. */
  readonly privilegesChecked: boolean;
  readonly behaviour: Behaviour;
  /** What the flow service knows beyond Dataverse. */
  readonly flowService: FlowService;
  /** The data's own table definitions, as they came, by logical name. */
  readonly definitions: ReadonlyMap<string, DataRow>;
  /** What the data says of the environment itself, in the members of RetrieveCurrentOrganization's Detail. */
  readonly organizationDetail: DataRow;
  /** The highest version number so far; every write takes the next one, also one that is undone. */
  readonly version: { highest: number };
  /** Number of requests served, for the rate limit headers. */
  readonly served: { count: number };
}

/** What belongs to one request. */
export interface RequestContext {
  readonly environment: Environment;
  readonly schema: Schema;
  readonly store: Store;
  /** `https://host/api/data/v9.2/`, of the origin that was asked. */
  readonly baseUrl: string;
  readonly preferences: Preferences;
  readonly headers: Headers;
  readonly caller: Caller;
  /** The signed-in user, where it acts for the caller: what both may do, may be done. */
  readonly impersonator?: Caller;
  /** Primary names of rows that lookups point at, read once a request: `table/id` → name. */
  readonly names: Map<string, string | null>;
}
