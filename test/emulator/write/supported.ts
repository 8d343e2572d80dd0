import type { Table } from '../schema/schema';
import { messageNotSupported } from './writeErrors';

export type Message = 'Create' | 'Update' | 'Upsert' | 'Delete' | 'CreateMultiple' | 'UpdateMultiple' | 'UpsertMultiple' | 'DeleteMultiple';

/** Components come and go by actions such as AddSolutionComponent; an environment has its one organization (modelled). */
const without: Readonly<Record<string, readonly Message[]>> = {
  solutioncomponent: ['Create', 'Update', 'Delete'],
  organization: ['Create', 'Delete'],
};

/**
 * Refuses what a table can't do. Tables that nobody owns take no direct writes: their rows come and go with associations, shares and
 * roles' privileges (public reports for Create on the table of a many-to-many relationship and Delete on solutioncomponent, the
 * rest modelled). DeleteMultiple is for elastic tables (Microsoft Learn, use bulk operation messages).
 * @throws DataverseError 405
 */
export function checkSupported(table: Table, message: Message): void {
  const single = message.replace('Multiple', '') as Message;
  const refused = table.ownership === 'none' || (without[table.logicalName] ?? []).includes(single);
  if (refused || (message === 'DeleteMultiple' && !table.elastic)) {
    throw messageNotSupported(message, table);
  }
}
