/**
 * Actions and functions of Dataverse that a client of connections and flows may call and that are not built: the emulator
 * says so instead of claiming that they do not exist (Microsoft Learn, Web API actions and functions).
 */
export const operationsNotModelled: ReadonlySet<string> = new Set([
  'AddSolutionComponent',
  'AddUserToRecordTeam',
  'Associate',
  'CreateWorkflowFromTemplate',
  'ExecuteCosmosSqlQuery',
  'ListConnectionReferences',
  'PvaShareConnection',
  'RetrieveUnpublished',
  'RunDesktopFlow',
  '$metadata',
  'RelationshipDefinitions',
  'GlobalOptionSetDefinitions',
]);
