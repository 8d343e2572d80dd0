/** A table of which rows are saved. */
export interface SavedTable {
  /** Entity set name. */
  readonly set: string;
  /** What is asked for; nothing else is. */
  readonly columns: readonly string[];
  readonly filter?: string;
  /** Rows a page. */
  readonly pageSize: number;
  /** After how many rows to stop; undefined is never. */
  readonly limit?: number;
}

/** Dataverse's largest page, and that of an elastic table (Microsoft Learn, "Page results"). */
const largestPage = 5_000;
const largestElasticPage = 500;

/** Flow definitions are some 20 KB each, sometimes a megabyte. */
const definitionPage = 100;

const owner = ['_ownerid_value', '_owninguser_value', '_owningteam_value', '_owningbusinessunit_value'];

function table(set: string, columns: readonly string[], more: Partial<SavedTable> = {}): SavedTable {
  return { set, columns, pageSize: largestPage, ...more };
}

/** The columns of connection references that the control reads, and what the embedded Dataverse needs to answer like it. */
const connectionReferences = table('connectionreferences', [
  'connectionreferenceid',
  'connectionreferencelogicalname',
  'connectionreferencedisplayname',
  'connectorid',
  'connectionid',
  '_customconnectorid_value',
  'statecode',
  'statuscode',
  'ismanaged',
  'createdon',
  'modifiedon',
  'versionnumber',
  ...owner,
]);

/** Cloud flows are category 5 (Modern Flow); type 1 is their definition, not an activation of it (Microsoft Learn, "Process table"). */
const cloudFlows = table(
  'workflows',
  [
    'workflowid',
    'name',
    'category',
    'type',
    'statecode',
    'statuscode',
    'suspensionreasondetails',
    'primaryentity',
    'ismanaged',
    'iscustomizable',
    'createdon',
    'modifiedon',
    'workflowidunique',
    'resourceid',
    'versionnumber',
    ...owner,
  ],
  { filter: 'category eq 5 and type eq 1' },
);

/**
 * The tables that the control reads.
 *
 * @param withClientdata Whether the flows' definitions are asked for.
 * @returns Connection references and cloud flows.
 */
export function inventoryTables(withClientdata: boolean): readonly SavedTable[] {
  return [
    connectionReferences,
    withClientdata ? { ...cloudFlows, columns: [...cloudFlows.columns, 'clientdata'], pageSize: definitionPage } : cloudFlows,
  ];
}

/**
 * What else helps to look at it offline. Neither callback addresses nor parameters of connections are asked for: they hold keys.
 */
export const contextTables: readonly SavedTable[] = [
  table('organizations', ['organizationid', 'name', 'languagecode', 'flowruntimetoliveinseconds']),
  table('callbackregistrations', [
    'callbackregistrationid',
    'name',
    'entityname',
    'message',
    'scope',
    'filteringattributes',
    'filterexpression',
    'runas',
    'version',
    'createdon',
    'modifiedon',
    ...owner,
  ]),
  table('connectioninstances', [
    'connectioninstanceid',
    'connectioninstancelogicalname',
    'connectioninstancedisplayname',
    'connectioninternalid',
    'connectorinternalid',
    'allowsharing',
    'connectionstatus',
    '_connectionreferenceid_value',
    'statecode',
    'statuscode',
    'modifiedon',
    ...owner,
  ]),
  table(
    'flowruns',
    [
      'flowrunid',
      'name',
      'status',
      'triggertype',
      'errorcode',
      'errormessage',
      'starttime',
      'endtime',
      'duration',
      '_workflow_value',
      'workflowid',
      ...owner,
    ],
    { pageSize: largestElasticPage, limit: 10_000 },
  ),
];

/**
 * Who the owners are and who may do what: the embedded Dataverse works that out of these, and only of all of them. The last one is
 * by far the largest.
 */
export const securityTables: readonly SavedTable[] = [
  table('businessunits', ['businessunitid', 'name', '_parentbusinessunitid_value', 'isdisabled']),
  table('systemusers', [
    'systemuserid',
    'fullname',
    'domainname',
    'internalemailaddress',
    'azureactivedirectoryobjectid',
    'applicationid',
    'accessmode',
    'isdisabled',
    'islicensed',
    '_businessunitid_value',
  ]),
  table('teams', [
    'teamid',
    'name',
    'teamtype',
    'membershiptype',
    'isdefault',
    'azureactivedirectoryobjectid',
    '_businessunitid_value',
    '_administratorid_value',
  ]),
  table('teammemberships', ['teammembershipid', 'teamid', 'systemuserid']),
  table('roles', [
    'roleid',
    'name',
    '_businessunitid_value',
    '_parentroleid_value',
    '_parentrootroleid_value',
    '_roletemplateid_value',
    'isinherited',
    'ismanaged',
  ]),
  table('systemuserrolescollection', ['systemuserroleid', 'systemuserid', 'roleid']),
  table('teamrolescollection', ['teamroleid', 'teamid', 'roleid']),
  table(
    'principalobjectaccessset',
    [
      'principalobjectaccessid',
      'principalid',
      'principaltypecode',
      'objectid',
      'objecttypecode',
      'accessrightsmask',
      'inheritedaccessrightsmask',
      'changedon',
    ],
    { filter: "objecttypecode eq 'workflow' or objecttypecode eq 'connectionreference'" },
  ),
  table('privileges', ['privilegeid', 'name', 'accessright', 'canbebasic', 'canbelocal', 'canbedeep', 'canbeglobal']),
  table('roleprivilegescollection', ['roleprivilegeid', 'roleid', 'privilegeid', 'privilegedepthmask']),
];

/** The set without which the embedded Dataverse checks no privileges. */
export const rolePrivileges = 'roleprivilegescollection';
