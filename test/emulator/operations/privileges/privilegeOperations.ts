import type { Operation } from '../operation';
import { retrieveAadUserRoles } from './entraUserRoles';
import { retrievePrincipalAccess } from './principalAccess';
import { roleActions } from './roleActions';
import { userPrivilegeOperations } from './userPrivileges';

/** Functions and actions about privileges: what users, teams and roles hold, what that allows with a row, and what roles shall hold. */
export const privilegeOperations: Readonly<Record<string, Operation>> = {
  ...userPrivilegeOperations,
  ...roleActions,
  RetrievePrincipalAccess: retrievePrincipalAccess,
  RetrieveAadUserRoles: retrieveAadUserRoles,
};
