import * as React from 'react';
import type { DataverseClient } from '../../../dataverse/client';
import { toDataverseError } from '../../../dataverse/errors';
import { readSetup } from '../../../dataverse/servicePrincipals/readSetup';
import type { SetupReading } from '../../../model/servicePrincipals/setup';
import { useKept } from '../../../ui/useKept';
import type { SetupStanding } from './setup';

/** Where things stand, by application. */
export interface SetupReadings {
  /** @returns How far reading has come; `idle` where nobody has asked. */
  readonly of: (applicationId: string) => SetupStanding;
  /** Reads it, also while it is being read: what was changed in between counts. It never rejects; null where it couldn't be read. */
  readonly read: (applicationId: string, privilegeNames: readonly string[]) => Promise<SetupReading | null>;
}

/** A standing, and what tells the answer of a later reading from that of an earlier one. */
interface Read {
  readonly standing: SetupStanding;
  /** Number of the last reading that was begun, and of that whose answer is shown. */
  readonly begun: number;
  readonly shown: number;
}

const nothing: Read = { standing: { state: 'idle', value: null, problem: null }, begun: 0, shown: 0 };

/**
 * Reads where things stand for applications. An answer counts for the application it was asked for, and never takes the place of one
 * that was asked for later.
 *
 * @param client How to read Dataverse.
 * @returns What was read.
 */
export function useSetupReadings(client: DataverseClient): SetupReadings {
  const kept = useKept<Read>();
  const [ended] = React.useState(() => new AbortController());
  React.useEffect(() => () => ended.abort(), [ended]);
  return React.useMemo(() => {
    const of = (applicationId: string): Read => kept.of(applicationId) ?? nothing;
    const settle = (id: string, number: number, outcome: Partial<SetupStanding>): void => {
      const { standing, begun, shown } = of(id);
      if (number > shown) {
        const state = number === begun ? (outcome.problem ? 'failed' : 'ready') : standing.state;
        kept.keep(id, { standing: { ...standing, ...outcome, state }, begun, shown: number });
      }
    };
    return {
      of: (id) => of(id).standing,
      async read(id, privilegeNames) {
        const { standing, begun, shown } = of(id);
        const number = begun + 1;
        kept.keep(id, { standing: { ...standing, state: 'reading', problem: null }, begun: number, shown });
        try {
          const value = await readSetup(client, id, privilegeNames, () => new Date(), ended.signal);
          settle(id, number, { value, problem: null });
          return value;
        } catch (thrown) {
          settle(id, number, { problem: toDataverseError(thrown).problem });
          return null;
        }
      },
    };
  }, [client, ended, kept]);
}
