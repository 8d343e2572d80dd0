import type { DataRow } from '../environmentData';

interface Attribute {
  readonly LogicalName: string;
  readonly AttributeType: string;
  readonly Targets?: readonly string[];
}

function attribute(LogicalName: string, AttributeType: string, Targets?: readonly string[]): Attribute {
  return { LogicalName, AttributeType, ...(Targets ? { Targets } : {}) };
}

/** A table that users own, as EntityDefinitions answers it; every attribute can be written, its key alone when a row is created. */
function definition(logicalName: string, primaryId: string, attributes: readonly Attribute[], more: DataRow = {}): DataRow {
  return {
    LogicalName: logicalName,
    EntitySetName: `${logicalName}s`,
    PrimaryIdAttribute: primaryId,
    OwnershipType: 'UserOwned',
    Attributes: attributes.map((each) => ({ ...each, IsValidForCreate: true, IsValidForUpdate: each.LogicalName !== primaryId })),
    ...more,
  };
}

/** A lookup's navigation property to the table that it leads to. */
function leadsTo(column: string, table: string, navigation: string): DataRow {
  return { ReferencingAttribute: column, ReferencedEntity: table, ReferencingEntityNavigationPropertyName: navigation };
}

/** A table's navigation property to the rows whose lookup points at it. */
function collects(table: string, column: string, navigation: string): DataRow {
  return { ReferencingEntity: table, ReferencingAttribute: column, ReferencedEntityNavigationPropertyName: navigation };
}

const owner = attribute('ownerid', 'Owner', ['systemuser', 'team']);
const owningUser = leadsTo('owninguser', 'systemuser', 'owninguser');
const customers = ['account', 'contact'];

const account = definition(
  'account',
  'accountid',
  [
    attribute('accountid', 'Uniqueidentifier'),
    attribute('name', 'String'),
    attribute('accountnumber', 'String'),
    attribute('accountcategorycode', 'Picklist'),
    attribute('creditonhold', 'Boolean'),
    attribute('createdon', 'DateTime'),
    attribute('createdby', 'Lookup', ['systemuser']),
    attribute('numberofemployees', 'Integer'),
    attribute('revenue', 'Money'),
    attribute('transactioncurrencyid', 'Lookup', ['transactioncurrency']),
    attribute('primarycontactid', 'Lookup', ['contact']),
    owner,
  ],
  {
    ManyToOneRelationships: [
      leadsTo('primarycontactid', 'contact', 'primarycontactid'),
      leadsTo('createdby', 'systemuser', 'createdby'),
      leadsTo('ownerid', 'owner', 'ownerid'),
      owningUser,
    ],
    OneToManyRelationships: [
      collects('task', 'regardingobjectid', 'Account_Tasks'),
      collects('contact', 'parentcustomerid', 'contact_customer_accounts'),
    ],
  },
);

const contact = definition(
  'contact',
  'contactid',
  [
    attribute('contactid', 'Uniqueidentifier'),
    attribute('fullname', 'String'),
    attribute('lastname', 'String'),
    attribute('parentcustomerid', 'Customer', customers),
    owner,
  ],
  { ManyToOneRelationships: [leadsTo('parentcustomerid', 'account', 'parentcustomerid_account'), owningUser] },
);

const task = definition(
  'task',
  'activityid',
  [
    attribute('activityid', 'Uniqueidentifier'),
    attribute('regardingobjectid', 'Lookup', customers),
    attribute('subject', 'String'),
    owner,
  ],
  { ManyToOneRelationships: [leadsTo('regardingobjectid', 'account', 'regardingobjectid_account'), owningUser] },
);

const salesOrder = definition('salesorder', 'salesorderid', [
  attribute('salesorderid', 'Uniqueidentifier'),
  attribute('customerid', 'Customer', customers),
]);

const salesOrderDetail = definition(
  'salesorderdetail',
  'salesorderdetailid',
  [attribute('salesorderdetailid', 'Uniqueidentifier'), attribute('salesorderid', 'Lookup', ['salesorder'])],
  { ManyToOneRelationships: [leadsTo('salesorderid', 'salesorder', 'salesorderid')] },
);

const incident = definition('incident', 'incidentid', [attribute('incidentid', 'Uniqueidentifier')], {
  ObjectTypeCode: 112,
  Privileges: [{ Name: 'prvReadIncident', PrivilegeType: 'Read' }],
});

/** The elastic table that Microsoft's sample creates, with the columns that the platform adds. */
const sensorData = definition(
  'contoso_sensordata',
  'contoso_sensordataid',
  [
    attribute('contoso_sensordataid', 'Uniqueidentifier'),
    attribute('contoso_sensortype', 'String'),
    attribute('contoso_deviceid', 'String'),
    attribute('contoso_value', 'Integer'),
    attribute('contoso_timestamp', 'DateTime'),
    attribute('contoso_energyconsumption', 'String'),
    attribute('ttlinseconds', 'Integer'),
    attribute('versionnumber', 'BigInt'),
    attribute('partitionid', 'String'),
    owner,
    attribute('owningbusinessunit', 'Lookup', ['businessunit']),
  ],
  { TableType: 'Elastic', Keys: [{ KeyAttributes: ['contoso_sensordataid', 'partitionid'] }] },
);

/** Tables of the recordings that are not the platform's, as far as the exchanges need them. */
export const definitions: readonly DataRow[] = [account, contact, task, salesOrder, salesOrderDetail, incident, sensorData];
