import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataRow } from '../../environmentData';
import { errorOf, startClient } from '../../fixtures/client';
import type { Client, Json } from '../../fixtures/client';
import { contoso, contosoWithPrivileges, depths, id } from '../../fixtures/contoso';
import { platformTables } from '../../schema/schema';
import { columnSchemaName, tableSchemaName } from './schemaNames';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const flow = "EntityDefinitions(LogicalName='workflow')";

describe('EntityDefinitions', () => {
  let client: Client;
  beforeAll(async () => {
    client = await startClient(contosoWithPrivileges(depths.basic));
  });

  it('finds a table by its logical name and by its MetadataId', async () => {
    const select = 'LogicalName,SchemaName,EntitySetName,OwnershipType,IsActivity,ObjectTypeCode';
    const { body } = await client.get(`${flow}?$select=${select}`);
    expect(body).toEqual({
      '@odata.context': `http://org/api/data/v9.2/$metadata#EntityDefinitions(${select})/$entity`,
      MetadataId: expect.stringMatching(guid) as unknown,
      LogicalName: 'workflow',
      SchemaName: 'Workflow',
      EntitySetName: 'workflows',
      OwnershipType: 'UserOwned',
      IsActivity: false,
      ObjectTypeCode: 4703,
    });
    const again = await client.get(`EntityDefinitions(${String(body.MetadataId)})?$select=LogicalName`);
    expect(again.body).toMatchObject({ LogicalName: 'workflow' });
  });

  it.each([
    ["LogicalName eq 'flowrun' or LogicalName eq 'team'", ['flowrun', 'team']],
    ["TableType eq 'Elastic' and not (LogicalName eq 'flowlog')", ['flowrun']],
    ['ObjectTypeCode eq 8', ['systemuser']],
    ["IsIntersect eq true and EntitySetName ne 'teammemberships'", ['roleprivileges', 'systemuserroles', 'teamroles']],
  ])('filters: %s', async (filter, names) => {
    const { rows } = await client.get(`EntityDefinitions?$select=LogicalName&$filter=${filter}`);
    expect(rows.map((row) => row.LogicalName)).toEqual(names);
  });

  it('gives the privileges with their ids as far as the data has them, and how deep they can be', async () => {
    const filter = "LogicalName eq 'workflow' or LogicalName eq 'organization'";
    const { rows } = await client.get(`EntityDefinitions?$select=LogicalName,Privileges&$filter=${filter}`);
    const privileges = Object.fromEntries(rows.map((row) => [String(row.LogicalName), row.Privileges as Json[]] as const));
    expect(privileges.workflow).toHaveLength(8);
    expect(privileges.workflow).toContainEqual({
      CanBeBasic: true,
      CanBeDeep: true,
      CanBeGlobal: true,
      CanBeLocal: true,
      CanBeEntityReference: false,
      CanBeParentEntityReference: false,
      Name: 'prvReadWorkflow',
      PrivilegeId: id('6', 0),
      PrivilegeType: 'Read',
    });
    expect(privileges.workflow?.find(({ Name }) => Name === 'prvDeleteWorkflow')).not.toHaveProperty('PrivilegeId');
    const global = { Name: 'prvReadOrganization', CanBeLocal: false, CanBeGlobal: true };
    expect(privileges.organization).toContainEqual(expect.objectContaining(global));
  });

  it('calls the privileges of users by their own name and lets none of them be the own row alone', async () => {
    const { body } = await client.get("EntityDefinitions(LogicalName='systemuser')?$select=SchemaName,Privileges");
    expect(body.SchemaName).toBe('SystemUser');
    const read = { Name: 'prvReadUser', PrivilegeType: 'Read', CanBeBasic: false, CanBeLocal: true };
    expect(body.Privileges).toContainEqual(expect.objectContaining(read));
  });

  it('brings attributes and relationships with $expand', async () => {
    const expand = "Attributes($select=LogicalName,AttributeType,SchemaName;$filter=LogicalName eq 'runas'),ManyToOneRelationships";
    const { body } = await client.get(`${flow}?$select=LogicalName&$expand=${expand}`);
    expect(body.Attributes).toEqual([
      {
        '@odata.type': '#Microsoft.Dynamics.CRM.PicklistAttributeMetadata',
        MetadataId: expect.stringMatching(guid) as unknown,
        LogicalName: 'runas',
        AttributeType: 'Picklist',
        SchemaName: 'RunAs',
      },
    ]);
    expect(body.ManyToOneRelationships).toContainEqual({
      MetadataId: expect.stringMatching(guid) as unknown,
      RelationshipType: 'OneToManyRelationship',
      ReferencedAttribute: 'systemuserid',
      ReferencedEntity: 'systemuser',
      ReferencingAttribute: 'licensee',
      ReferencingEntity: 'workflow',
      ReferencedEntityNavigationPropertyName: 'Workflow_licensee',
      ReferencingEntityNavigationPropertyName: 'licensee_systemuserid',
    });
    expect(body.ManyToOneRelationships).toContainEqual(
      expect.objectContaining({ ReferencingAttribute: 'ownerid', ReferencedEntity: 'owner', ReferencedAttribute: 'ownerid' }),
    );
  });

  it('has both sides of a relationship, wherever it is read', async () => {
    const select = 'ReferencingEntityNavigationPropertyName,ReferencedEntityNavigationPropertyName,MetadataId';
    const run = "EntityDefinitions(LogicalName='flowrun')";
    const one = await client.get(`${run}/ManyToOneRelationships?$select=${select}&$filter=ReferencingAttribute eq 'workflow'`);
    const many = await client.get(`${flow}/OneToManyRelationships?$select=${select}&$filter=ReferencingEntity eq 'flowrun'`);
    expect(one.rows).toMatchObject([
      { ReferencingEntityNavigationPropertyName: 'Workflow', ReferencedEntityNavigationPropertyName: 'workflow_flowrun_Workflow' },
    ]);
    expect(many.rows).toEqual(one.rows);
    const { rows } = await client.get("EntityDefinitions(LogicalName='role')/ManyToManyRelationships?$select=IntersectEntityName");
    expect(rows.map((row) => row.IntersectEntityName)).toContain('systemuserroles');
  });
});

describe('Attributes of a table', () => {
  const attributes = "EntityDefinitions(LogicalName='callbackregistration')/Attributes";
  let client: Client;
  beforeAll(async () => {
    client = await startClient(contoso());
  });

  it('are listed, one is found by its name', async () => {
    const { rows } = await client.get(`${attributes}?$select=LogicalName,SchemaName,AttributeType,IsPrimaryId`);
    expect(rows.find(({ IsPrimaryId }) => IsPrimaryId)).toMatchObject({
      LogicalName: 'callbackregistrationid',
      SchemaName: 'CallbackRegistrationId',
      AttributeType: 'Uniqueidentifier',
    });
    const { body } = await client.get(`${attributes}(LogicalName='name')`);
    expect(body['@odata.type']).toBe('#Microsoft.Dynamics.CRM.StringAttributeMetadata');
    expect(body).toMatchObject({ LogicalName: 'name', MaxLength: 256, IsPrimaryName: true });
  });

  it('do not have what is no attribute of users and teams', async () => {
    const { rows } = await client.get("EntityDefinitions(LogicalName='systemuser')/Attributes?$select=LogicalName");
    expect(rows.map(({ LogicalName }) => LogicalName)).not.toContain('ownerid');
  });

  it('of a choice have their options with labels, under the cast', async () => {
    const cast = 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata';
    const { body } = await client.get(`${attributes}(LogicalName='runas')/${cast}?$select=LogicalName&$expand=OptionSet`);
    const options = (body.OptionSet as { Options: { Value: number; Label: { UserLocalizedLabel: Json } }[] }).Options;
    expect(options.map(({ Value, Label }) => [Value, Label.UserLocalizedLabel])).toEqual([
      [1, { Label: 'Modifying user', LanguageCode: 1033 }],
      [2, { Label: 'Row owner', LanguageCode: 1033 }],
      [3, { Label: 'Flow owner', LanguageCode: 1033 }],
    ]);
    const { rows } = await client.get(`${attributes}/${cast}?$select=LogicalName&$expand=OptionSet`);
    expect(rows.map(({ LogicalName }) => LogicalName).sort()).toEqual(['message', 'runas', 'scope', 'version']);
    expect(rows.every(({ OptionSet }) => OptionSet !== undefined)).toBe(true);
  });

  it('of a status know the state, of a yes or no both labels', async () => {
    const optionSet = async (name: string, cast: string): Promise<Json> => {
      const { body } = await client.get(`${flow}/Attributes(LogicalName='${name}')/Microsoft.Dynamics.CRM.${cast}?$expand=OptionSet`);
      return body.OptionSet as Json;
    };
    const status = await optionSet('statuscode', 'StatusAttributeMetadata');
    expect(status.Options).toContainEqual(expect.objectContaining({ Value: 2, State: 1 }));
    expect(await optionSet('ondemand', 'BooleanAttributeMetadata')).toMatchObject({
      TrueOption: { Value: 1, Label: { UserLocalizedLabel: { Label: 'Yes' } } },
      FalseOption: { Value: 0, Label: { UserLocalizedLabel: { Label: 'No' } } },
    });
  });

  it.each([
    [404, `${attributes}(LogicalName='colour')`, 'colour'],
    [404, "EntityDefinitions(LogicalName='account')", 'account'],
    [404, `${attributes}(LogicalName='runas')/Microsoft.Dynamics.CRM.StringAttributeMetadata`, 'StringAttributeMetadata'],
    [400, `${attributes}(LogicalName='runas')?$expand=OptionSet`, "'OptionSet'"],
    [400, `${flow}?$select=LogicalName&select=x`, 'select'],
    [501, `${flow}?$select=DisplayName`, "'DisplayName'"],
    [501, 'EntityDefinitions?$select=LogicalName&$filter=LogicalCollectionName eq 3', "'LogicalCollectionName'"],
    [501, `EntityDefinitions?$filter=contains(LogicalName,'flow')`, 'functions'],
    [501, `${flow}?$expand=Keys`, 'Keys'],
    [501, `${flow}?$expand=Settings`, 'Settings'],
    [501, `${flow}/Privileges`, 'Privileges'],
    [501, `${attributes}(LogicalName='runas')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=GlobalOptionSet`, 'GlobalOptionSet'],
    [501, 'EntityDefinitions/Attributes', 'Attributes'],
    [501, 'GlobalOptionSetDefinitions', 'GlobalOptionSetDefinitions'],
    [501, 'RelationshipDefinitions', 'RelationshipDefinitions'],
    [501, '$metadata', '$metadata'],
  ])('answers %i to %s', async (status, address, named) => {
    const reply = await client.get(address);
    expect(reply.status).toBe(status);
    expect(errorOf(reply).message).toContain(named);
  });

  it('are not written', async () => {
    expect((await client.send('POST', attributes, {})).status).toBe(501);
  });
});

describe("an environment's own tables", () => {
  const label = { UserLocalizedLabel: { Label: 'Visit', LanguageCode: 1033 } };
  const visit: DataRow = {
    LogicalName: 'contoso_visit',
    EntitySetName: 'contoso_visits',
    PrimaryIdAttribute: 'contoso_visitid',
    MetadataId: id('8', 9),
    DisplayName: label,
    OwnershipType: 'UserOwned',
    Attributes: [{ LogicalName: 'contoso_name', AttributeType: 'String', MaxLength: 20 }],
    ManyToOneRelationships: [
      { ReferencingAttribute: 'contoso_guest', ReferencedEntity: 'systemuser', ReferencingEntityNavigationPropertyName: 'contoso_Guest' },
    ],
  };

  it('answer with what they came with, and no more', async () => {
    const client = await startClient({ ...contoso(), EntityDefinitions: [visit] });
    const table = "EntityDefinitions(LogicalName='contoso_visit')";
    const expand = 'Attributes($select=LogicalName),ManyToOneRelationships';
    const { body } = await client.get(`${table}?$select=DisplayName,EntitySetName&$expand=${expand}`);
    expect(body).toMatchObject({
      MetadataId: id('8', 9),
      DisplayName: label,
      EntitySetName: 'contoso_visits',
      Attributes: [{ LogicalName: 'contoso_name' }],
      ManyToOneRelationships: [{ ReferencingEntityNavigationPropertyName: 'contoso_Guest' }],
    });
    const name = await client.get(`${table}/Attributes(LogicalName='contoso_name')/Microsoft.Dynamics.CRM.StringAttributeMetadata`);
    expect(name.body.MaxLength).toBe(20);
    for (const unknown of [`${table}?$select=Privileges`, `${table}?$expand=OneToManyRelationships`]) {
      expect((await client.get(unknown)).status).toBe(501);
    }
  });
});

const folder = join(__dirname, '../../../../../shared/data');

(existsSync(folder) ? describe : describe.skip)('schema names beside their sources', () => {
  const read = (file: string): unknown => (existsSync(folder) ? JSON.parse(readFileSync(join(folder, file), 'utf8')) : {});
  const tables = read('tables.json') as Record<string, { columns: { name: string; schemaName?: string }[] } | undefined>;
  const named = (read('privilege-names.json') as { tables?: { logicalName: string; schemaName?: string }[] }).tables ?? [];

  const all = platformTables.map(({ logicalName, columns }) => [logicalName, columns] as const);

  it.each(all)('of %s are as they are there', (table, columns) => {
    const source = named.find(({ logicalName }) => logicalName === table)?.schemaName;
    expect(tableSchemaName(table)).toBe(source ?? tableSchemaName(table));
    for (const { name } of columns) {
      const schemaName = tables[table]?.columns.find((column) => column.name === name)?.schemaName;
      expect([name, columnSchemaName(table, name)]).toEqual([name, schemaName ?? columnSchemaName(table, name)]);
    }
  });
});
