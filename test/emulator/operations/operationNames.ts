/**
 * Actions and functions of Dataverse that a client of connections and flows may call and that are not built: the emulator
 * says so instead of claiming that they do not exist (Microsoft Learn, Web API actions and functions).
 */
export const operationsNotModelled: ReadonlySet<string> = new Set([
  'RetrieveVersion',
  'RetrieveCurrentOrganization',
  'GrantAccess',
  'ModifyAccess',
  'RevokeAccess',
  'RetrieveSharedPrincipalsAndAccess',
  'RetrievePrincipalAccess',
  'RetrieveUserPrivileges',
  'RetrieveUserPrivilegeByPrivilegeName',
  'RetrieveUserPrivilegeByPrivilegeId',
  'RetrieveUserSetOfPrivilegesByNames',
  'RetrieveUserSetOfPrivilegesByIds',
  'RetrieveUsersPrivilegesThroughTeams',
  'AddPrivilegesRole',
  'ReplacePrivilegesRole',
  'RemovePrivilegeRole',
  'RetrieveRolePrivilegesRole',
  'AddSolutionComponent',
  'AddUserToRecordTeam',
  'CancelAllCloudFlowRuns',
  'ListConnectionReferences',
  '$batch',
  '$metadata',
  'RelationshipDefinitions',
  'GlobalOptionSetDefinitions',
]);
