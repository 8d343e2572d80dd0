import type { Clientdata } from './clientdata';
import type { OwnerKey } from './people';
import type { RunErrorKey } from './runErrors';
import type { SolutionKey } from './solutionCatalogue';

/** How a flow's runs of the last 28 days went. */
export type RunHistory = 'healthy' | 'none' | 'cancelled' | { failing: RunErrorKey } | { recovered: RunErrorKey };

/** How the subscription of an activated row trigger compares with clientdata. */
export type Subscription = 'in step' | 'missing' | 'other run as' | 'older than the flow';

/** One cloud flow of the sample. */
export interface FlowSpec {
  name: string;
  owner: OwnerKey;
  solution: SolutionKey;
  /** Clientdata, or a text that is none, or null. */
  clientdata: Clientdata | string | null;
  /** On unless said otherwise. */
  state?: 'on' | 'off' | 'suspended';
  /** Choice `modernflowtype`: 0 Power Automate flow, 1 Copilot Studio flow. */
  modernFlowType?: 0 | 1;
  description?: string;
  /** Whether the managed property lets it be changed; it does unless said otherwise. */
  customizable?: boolean;
  runs?: RunHistory;
  subscription?: Subscription;
  /** Users and teams who may run the flow and not change it. */
  runOnlyUsers?: readonly OwnerKey[];
  coOwners?: readonly OwnerKey[];
}

/** The id of a flow of the catalogue by its name, for calls of child flows. */
export type FlowIdOf = (name: string) => string;
