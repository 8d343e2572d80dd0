import { definition, environment, flowRow, id, people, referenceRow, schedule } from '../control/environment';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';

/** The numbers from 1 to a count. */
export function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Rows of connection references, by name. */
export function references(count: number): DataRow[] {
  return numbers(count).map((number) => referenceRow(number));
}

/** Rows of flows, by name, the nth of which uses the nth connection reference. */
export function flows(count: number, changes: DataRow = {}): DataRow[] {
  return numbers(count).map((number) => flowRow(number, definition(schedule, { dv: { reference: `contoso_reference${number}` } }), changes));
}

/** An environment with as many connection references as flows. */
export function both(count: number): EnvironmentData {
  return environment({ connectionreferences: references(count), workflows: flows(count) });
}

/** The address of the nth connection reference. */
export function referenceOf(number: number): string {
  return `connectionreferences(${id('c', number)})`;
}

/** The address of the nth flow. */
export function flowOf(number: number): string {
  return `workflows(${id('f', number)})`;
}

/** The environment with privileges: Ann has one role, with these for the whole organization. */
export function withPrivileges(data: EnvironmentData, names: readonly string[]): EnvironmentData {
  const role = id('r', 1);
  return {
    ...data,
    roles: [{ roleid: role, name: 'Reader', _businessunitid_value: id('u', 1) }],
    systemuserrolescollection: [{ systemuserroleid: id('s', 1), systemuserid: people.ann, roleid: role }],
    privileges: names.map((name, index) => ({ privilegeid: id('p', index), name, accessright: 1 })),
    roleprivilegescollection: names.map((_name, index) => ({
      roleprivilegeid: id('q', index),
      roleid: role,
      privilegeid: id('p', index),
      privilegedepthmask: 8,
    })),
  };
}
